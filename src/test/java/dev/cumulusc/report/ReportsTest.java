package dev.cumulusc.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
  private static final RuleInfo RULE =
      RuleInfo.error(Stage.LIMIT, "C5102", "lambda-memory", "The memory is out of range.")
          .asAws("SOME_CODE");

  private static final SourceFile FILE =
      SourceFile.of("lambdas.yml", "Ingest:\n  <<: *defaults\n  memory: 64\n  password: hunter2\n");

  private static final Diagnostic DIAGNOSTIC =
      Diagnostic.of(
              RULE,
              SourceSpan.inLine(FILE, 3, 11, 2),
              "`memory` is 64, but Lambda needs at least 128.")
          .withNote("merged by `<<: *defaults`", SourceSpan.inLine(FILE, 2, 3, 2))
          .withHelp("Write `memory: 128`.");

  @Test
  void textShowsTheLineAndUnderlinesThePlace() {
    assertThat(new TextReport(Theme.PLAIN).print(List.of(DIAGNOSTIC)))
        .isEqualTo(
            """
            lambdas.yml:3:11: error C5102: `memory` is 64, but Lambda needs at least 128.
             3 |   memory: 64
               |           ^^
               = merged by `<<: *defaults` at lambdas.yml:2:3
               help: Write `memory: 128`.

            """);
  }

  @Test
  void textMasksWhatLooksLikeASecret() {
    Diagnostic diagnostic = Diagnostic.of(RULE, SourceSpan.inLine(FILE, 4, 3, 8), "Some message.");

    assertThat(new TextReport(Theme.PLAIN).print(List.of(diagnostic)))
        .contains("password: *******")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accessKey: AKIA0123   | accessKey: ********",
        "{name: DB_PASS, value: hunter2, key: a.txt} | {name: DB_PASS, value: *******, key: a.txt}",
        "DbCredentials: 'abc', keyName: main | DbCredentials: *****, keyName: main",
        "Key: stage, KmsKeyId: alias/main | Key: stage, KmsKeyId: alias/main",
        "token: {{TOKEN}} | token: {{TOKEN}}",
        "DbPassword: {Type: String, NoEcho: true} | DbPassword: {Type: String, NoEcho: true}",
        "DbPassword: {Type: String, Default: abc} | DbPassword: {Type: String, Default: ***}",
        "Stage: {Type: String, Default: blue} | Stage: {Type: String, Default: blue}",
        "URL: postgres://u:hunter2@h/db | URL: postgres://u:*******@h/db",
        "URL: http://localhost:8080/a@b | URL: http://localhost:8080/a@b"
      })
  void textHasNoOtherNotionOfASecretThanAllElse(String line, String shown) {
    SourceFile file = SourceFile.of("a.yml", line);
    Diagnostic diagnostic = Diagnostic.of(RULE, SourceSpan.inLine(file, 1, 1, 3), "Some message.");

    assertThat(new TextReport(Theme.PLAIN).print(List.of(diagnostic)))
        .contains(" 1 | " + shown + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tokens:/  - hunter2/  | - *******",
        "tokens:/- hunter2 | - *******",
        "Result:/  secrets:/    a:/      - 'hunter2' | - *********",
        "States:/  GetTokens:/    Result:/      - hunter2 | - hunter2",
        "tokens:/  - one: 1/list:/  - hunter2 | - hunter2",
        "tokens:/  - name: hunter2 | - name: hunter2",
        "'\"tokens\": [/  \"hunter2\"' | *********"
      })
  void textMasksTheItemsOfASecret(String lines, String shown) {
    SourceFile file = SourceFile.of("a.yml", lines.replace("/", "\n"));
    int last = file.lineCount();
    while (file.line(last).isBlank()) {
      last--;
    }
    Diagnostic diagnostic = Diagnostic.of(RULE, SourceSpan.inLine(file, last, 3, 3), "Some.");

    assertThat(new TextReport(Theme.PLAIN).print(List.of(diagnostic))).contains(shown + "\n");
  }

  @Test
  void textCutsALongLineAroundThePlace() {
    SourceFile file = SourceFile.of("a.yml", "x".repeat(300) + "HERE" + "y".repeat(300));
    Diagnostic diagnostic =
        Diagnostic.of(RULE, SourceSpan.inLine(file, 1, 301, 4), "Some message.");

    String[] lines = new TextReport(Theme.PLAIN).print(List.of(diagnostic)).split("\n");

    assertThat(lines[1]).hasSizeLessThan(130);
    assertThat(lines[1].indexOf("HERE")).isEqualTo(lines[2].indexOf("^^^^"));
  }

  @Test
  void textShowsWhatElseIsWrongAtOnePlace() {
    Diagnostic again = Diagnostic.of(RULE, DIAGNOSTIC.at(), "It is wrong in another way.");

    assertThat(new TextReport(Theme.PLAIN).print(List.of(DIAGNOSTIC, again)))
        .contains("   = also: It is wrong in another way.\n")
        .doesNotContain("of this kind here");
  }

  @Test
  void textCountsWhatRepeatsAtOnePlace() {
    List<Diagnostic> findings = new ArrayList<>(List.of(DIAGNOSTIC, DIAGNOSTIC));
    for (int i = 1; i <= 5; i++) {
      findings.add(Diagnostic.of(RULE, DIAGNOSTIC.at(), "Message " + i + "."));
    }

    assertThat(new TextReport(Theme.PLAIN).print(findings))
        .contains("   = also: Message 3.\n   = and 3 more findings of this kind here\n")
        .doesNotContain("Message 4");
  }

  @Test
  void jsonHasEveryField() {
    assertThat(new JsonReport().print(List.of(DIAGNOSTIC)))
        .isEqualTo(
            """
            {
              "diagnostics": [
                {
                  "code": "C5102",
                  "name": "lambda-memory",
                  "severity": "error",
                  "message": "`memory` is 64, but Lambda needs at least 128.",
                  "file": "lambdas.yml",
                  "line": 3,
                  "column": 11,
                  "endLine": 3,
                  "endColumn": 13,
                  "notes": [
                    {
                      "message": "merged by `<<: *defaults`",
                      "file": "lambdas.yml",
                      "line": 2,
                      "column": 3
                    }
                  ],
                  "help": "Write `memory: 128`.",
                  "aws": "SOME_CODE"
                }
              ]
            }
            """);
  }

  @Test
  void githubEscapesWhatItsCommandsGiveAMeaning() {
    SourceFile file = SourceFile.of("a,b.yml", "x: 100%\n");
    Diagnostic diagnostic =
        Diagnostic.of(RULE, SourceSpan.inLine(file, 1, 4, 4), "It is 100%.").withHelp("Don't.");

    assertThat(new GithubReport().print(List.of(diagnostic)))
        .isEqualTo(
            "::error file=a%2Cb.yml,line=1,col=4,endLine=1,endColumn=7,"
                + "title=C5102 lambda-memory::It is 100%25.%0ADon't.\n");
  }

  @Test
  void junitHasASuiteForEachFileAndATestForEachFinding() {
    assertThat(new JunitReport().print(List.of(DIAGNOSTIC)))
        .contains("<testsuite name=\"lambdas.yml\" tests=\"1\" failures=\"1\" errors=\"0\">")
        .contains("<testcase classname=\"lambdas.yml\" name=\"C5102 at lambdas.yml:3:11\">")
        .contains("<failure type=\"error\" message=\"`memory` is 64");
  }

  @Test
  void junitHasAPassedTestWhenNothingIsWrong() {
    assertThat(new JunitReport().print(List.of())).contains("tests=\"1\" failures=\"0\"");
  }

  @Test
  void sarifRelatesTheStationsOfAValue() {
    assertThat(new SarifReport("1.0.0").print(List.of(DIAGNOSTIC)))
        .contains("\"ruleId\": \"C5102\"")
        .contains("\"columnKind\": \"unicodeCodePoints\"")
        .contains("\"relatedLocations\"")
        .contains("\"startColumn\": 11");
  }

  @Test
  void sarifEndsARegionBehindItsLastColumn() {
    Diagnostic lines =
        Diagnostic.of(RULE, FILE.span(FILE.text().indexOf("memory"), FILE.text().length() - 1), "");
    String report = new SarifReport("1.0.0").print(List.of(DIAGNOSTIC, lines));

    assertThat(report.replaceAll("\\s+", " "))
        .contains(
            "\"region\": { \"startLine\": 3, \"startColumn\": 11, \"endLine\": 3, \"endColumn\": 13 }",
            "\"region\": { \"startLine\": 3, \"startColumn\": 3, \"endLine\": 4, \"endColumn\": 20 }");
  }

  @Test
  void caretsCountColumnsAsATerminalDoes() {
    SourceFile file = SourceFile.of("a.yml", "# \u65e5\u672c e\u0301 \ud83d\ude00: here\n");
    Diagnostic here = Diagnostic.of(RULE, SourceSpan.inLine(file, 1, 11, 4), "Some message.");
    Diagnostic wide = Diagnostic.of(RULE, SourceSpan.inLine(file, 1, 3, 2), "Some message.");

    assertThat(SourceExcerpt.of(here.at()).orElseThrow().underline())
        .isEqualTo(" ".repeat(12) + "^^^^");
    assertThat(SourceExcerpt.of(wide.at()).orElseThrow().underline()).isEqualTo("  ^^^^");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 200})
  void textFitsTheTerminalAndBreaksAtWords(int width) {
    SourceFile file = SourceFile.of("a.yml", "x ".repeat(100) + "HERE" + " y".repeat(100));
    Diagnostic diagnostic =
        Diagnostic.of(RULE, SourceSpan.inLine(file, 1, 201, 4), "Some words. ".repeat(30).strip())
            .withHelp("Other words. ".repeat(30).strip());

    String[] lines = new TextReport(Theme.PLAIN, width).print(List.of(diagnostic)).split("\n");

    assertThat(lines).allMatch(line -> line.length() <= width);
    assertThat(String.join(" ", lines).replaceAll(" +", " ")).contains("Some words. Some words.");
    int carets = 0;
    while (!lines[carets].contains("^^^^")) {
      carets++;
    }
    assertThat(lines[carets - 1].indexOf("HERE")).isEqualTo(lines[carets].indexOf("^^^^"));
  }

  @Test
  void notesOfAKindAreOneLineForAFile() {
    RuleInfo rule = RuleInfo.note(Stage.BIND, "C1031", "disabled-by-default", "Disabled.");
    List<Diagnostic> notes =
        List.of(
            Diagnostic.of(rule, SourceSpan.inLine(FILE, 1, 1, 6), "One."),
            Diagnostic.of(rule, SourceSpan.inLine(FILE, 2, 3, 2), "Two."),
            Diagnostic.of(rule, SourceSpan.inLine(FILE, 4, 3, 8), "Three.").withHelp("Help."));

    assertThat(new TextReport(Theme.PLAIN).print(notes))
        .isEqualTo("lambdas.yml:1:1: note C1031: One. (2 more: lines 2, 4)\n\n");
    assertThat(new JsonReport().print(notes)).contains("One.", "Two.", "Three.", "Help.");
  }

  @Test
  void findingsInInstalledPackagesAreOneLineButForErrors() {
    SourceFile file = SourceFile.of("../node_modules/@cumulus/api/lambdas.yml", "A:\n  b: c\n");
    RuleInfo warning = RuleInfo.warning(Stage.LIMIT, "C5111", "runtime-dead", "Dead.");
    List<Diagnostic> found =
        List.of(
            Diagnostic.of(warning, SourceSpan.inLine(file, 1, 1, 1), "One."),
            Diagnostic.of(warning, SourceSpan.inLine(file, 2, 3, 1), "Two."),
            Diagnostic.of(RULE, SourceSpan.inLine(file, 2, 6, 1), "An error."));

    assertThat(new TextReport(Theme.PLAIN).print(found))
        .contains("node_modules: 2 warnings in installed packages: C5111 x 2. ")
        .contains("../node_modules/@cumulus/api/lambdas.yml:2:6: error C5102: An error.")
        .doesNotContain("One.");
  }

  @Test
  void aFixIsAnEditThatAProgramCanApply() {
    SourceFile file = SourceFile.of("a.yml", "key: 'tru'\n");
    Diagnostic fixed =
        Diagnostic.of(RULE, SourceSpan.inLine(file, 1, 6, 5), "Wrong.").withFix("tru", "true");

    assertThat(new JsonReport().print(List.of(fixed)).replaceAll("\\s+", " "))
        .contains(
            "\"fix\": { \"file\": \"a.yml\", \"line\": 1, \"column\": 6, \"endLine\": 1,"
                + " \"endColumn\": 11, \"replacement\": \"'true'\" }");
    assertThat(new SarifReport("1.0.0").print(List.of(fixed)))
        .contains("\"fixes\"", "\"deletedRegion\"", "\"text\": \"'true'\"");
  }

  @Test
  void sarifTellsWhereToReadMore() {
    assertThat(new SarifReport("1.0.0").print(List.of(DIAGNOSTIC)))
        .contains("\"informationUri\": \"https://")
        .contains("/docs/rules/C5102.md\"");
  }

  @Test
  void pathsAreRelativeToTheCurrentFolderOrAnotherRoot() {
    List<Diagnostic> found = List.of(DIAGNOSTIC);

    assertThat(names(ShownPaths.of(Path.of("services/orders"), Optional.empty()).of(found)))
        .containsExactly("services/orders/lambdas.yml", "services/orders/lambdas.yml");
    assertThat(names(ShownPaths.of(Path.of("."), Optional.empty()).of(found)))
        .containsExactly("lambdas.yml", "lambdas.yml");
    assertThat(names(ShownPaths.of(Path.of("../other"), Optional.empty()).of(found)))
        .containsExactly("../other/lambdas.yml", "../other/lambdas.yml");
    assertThat(names(ShownPaths.of(Path.of("").toAbsolutePath(), Optional.empty()).of(found)))
        .containsExactly("lambdas.yml", "lambdas.yml");
    assertThat(
            names(
                ShownPaths.of(Path.of("services/orders"), Optional.of(Path.of("services")))
                    .of(found)))
        .containsExactly("orders/lambdas.yml", "orders/lambdas.yml");
  }

  private static List<String> names(List<Diagnostic> found) {
    Diagnostic first = found.get(0);
    return List.of(first.at().file().name(), first.notes().get(0).at().orElseThrow().file().name());
  }
}
