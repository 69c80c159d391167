package dev.cumulusc.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

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
  void textCountsWhatRepeatsAtOnePlace() {
    Diagnostic again = Diagnostic.of(RULE, DIAGNOSTIC.at(), "It is wrong in another way.");

    assertThat(new TextReport(Theme.PLAIN).print(List.of(DIAGNOSTIC, again)))
        .contains("   = and 1 more finding of this kind here\n")
        .doesNotContain("another way");
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
}
