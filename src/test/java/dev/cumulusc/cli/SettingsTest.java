package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.Main;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.cli.settings.SettingsFile;
import dev.cumulusc.cli.settings.SettingsKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings file: where it is found, what it changes, what comes before it, what it refuses. */
class SettingsTest extends CommandFolder {
  private Path app = Path.of("");

  @BeforeEach
  void anApplicationWithAWarning() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    app = folder.resolve("services/orders");
    write(
        "services/orders/app/config.yml",
        """
        default:
          prefix: orders
          prefixNoDash: Orders
          system_bucket: orders-code
          sqss: {}
          sqs: {Take: {}}
        dev: {prefix: orders-dev}
        """);
  }

  @Test
  void aWarningFailsWhereTheSettingsSaySo() throws IOException {
    assertThat(validate()).isEqualTo(ExitCode.DONE);
    write("cumulusc.yml", "failOn: warning\n");
    assertThat(validate()).isEqualTo(ExitCode.FINDINGS);
    assertThat(validate("--fail-on", "error")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void anIgnoredRuleIsReportedByNoCommand() throws IOException {
    write("cumulusc.yml", "failOn: warning\nignore: [{rule: C1001, reason: It is known}]\n");
    assertThat(validate()).isEqualTo(ExitCode.DONE);
    assertThat(run("compile", app.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out + "" + err).doesNotContain("C1001");
  }

  @Test
  void anOptionSelectsInPlaceOfTheSettings() throws IOException {
    write("cumulusc.yml", "failOn: warning\nselect: [C4]\n");
    assertThat(validate()).isEqualTo(ExitCode.DONE);
    assertThat(validate("--select", "C1001")).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void theDeploymentAndTheOutputAreThoseOfTheSettings() throws IOException {
    write("cumulusc.yml", "deployment: dev\noutput: made\n");
    assertThat(run("compile", app.toString())).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("made/dev/cloudformation.yml")).exists();
    assertThat(run("compile", app.toString(), "--deployment", "default")).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("made/default/cloudformation.yml")).exists();
  }

  @Test
  void anUnknownDeploymentIsReportedWhereTheSettingsNameIt() throws IOException {
    write("cumulusc.yml", "failOn: error\ndeployment: nope\n");
    assertThat(run("validate", app.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString())
        .contains("cumulusc.yml:2:13: error C0301", "deployment: nope")
        .doesNotContain("command line", "app/cumulusc.yml");
    out.getBuffer().setLength(0);
    assertThat(run("validate", app.toString(), "--deployment", "typed"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("<command line>:1:14").doesNotContain("/<command line>");
  }

  /** The settings of the current folder name the application, so that a process is needed. */
  @Test
  void aFolderWithoutAnApplicationIsReportedWhereTheSettingsNameIt() throws Exception {
    write("cumulusc.yml", "failOn: error\nroot: nope\n");
    assertThat(inFolder(ExitCode.FINDINGS, "validate"))
        .contains("cumulusc.yml:2:7: error C0305: This folder has no `app/config.yml`")
        .contains("root: nope");
  }

  /** As for the other commands, {@code .} is the application that the settings name. */
  @Test
  void theCurrentFolderIsComparedAsTheApplicationThatTheSettingsName() throws Exception {
    write("cumulusc.yml", "root: services/orders\n");
    assertThat(inFolder(ExitCode.DONE, "diff", ".", "services/orders")).doesNotContain("C0305");
    assertThat(inFolder(ExitCode.FINDINGS, "diff", ".", "services"))
        .contains("C0305")
        .doesNotContain("cumulusc.yml");
  }

  private String inFolder(int exitCode, String... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isEqualTo(exitCode);
    return printed;
  }

  @Test
  void theExampleOfTheGuideIsTaken() throws IOException {
    String guide = Files.readString(Path.of("docs/settings.md"));
    int start = guide.indexOf("```yaml\n") + "```yaml\n".length();
    write("cumulusc.yml", guide.substring(start, guide.indexOf("```", start)));
    assertThat(validate()).as(err.toString()).isNotEqualTo(ExitCode.USAGE);
  }

  @Test
  void everyExampleOfAKeyIsTaken() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Key<?> key : SettingsKeys.FILE.keys()) {
      key.notes()
          .example()
          .ifPresent(text -> all.append(key.name()).append(": ").append(text).append('\n'));
    }
    assertThat(all.toString()).contains("select: ");
    write("cumulusc.yml", all.toString());
    assertThat(validate()).as(err.toString()).isNotEqualTo(ExitCode.USAGE);
  }

  @Test
  void kesCommandsReadNoSettings() throws IOException {
    write("services/orders/cumulusc.yml", "nonsense: true\n");
    assertThat(validate()).isEqualTo(ExitCode.USAGE);
    assertThat(
            new CommandRunner(
                    new java.io.PrintWriter(out, true), new java.io.PrintWriter(err, true))
                .in(app)
                .run("cf", "validate"))
        .isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failon: warning|cumulusc.yml:1:1: error C1001: `failon` is not a key of the settings.|"
            + "Did you mean `failOn`?",
        "failOn: never|cumulusc.yml:1:9: error|`error`",
        "profile: prod|cumulusc.yml:1:1: error C1007: `profile` has no effect|Give `--profile`",
        "roleArn: arn:aws:iam::123456789012:role/x|`roleArn` has no effect|Give `--role-arn`",
        "select: [C51O2]|cumulusc.yml:1:10: error|There is no rule `C51O2`. Did you mean `C5102`?",
        "'ignore: [{rule: C5101, reason: x}]'|cumulusc.yml:1:17: error|can't be ignored",
        "'ignore: [{rule: C5111}]'|has no `reason`|an ignored rule needs",
        "'ignore: [{rule: C5111, reason: \"  \"}]'|cumulusc.yml:1:32: error|The reason is blank",
        "ignore: C5111|`ignore`|a list",
        "[1]|The settings are a mapping|but this is a list",
        "'a: [1'|cumulusc.yml:1|error C01"
      })
  void whatIsWrongIsReportedBeforeAnything(String text, String first, String second)
      throws IOException {
    write("services/orders/cumulusc.yml", text + "\n");
    assertThat(validate()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains(first)
        .contains(second)
        .contains("The settings file has to be right")
        .doesNotContain("Usage:");
    assertThat(out.toString()).isEmpty();
  }

  /** Each key with values of each kind: what is wrong is named, and never a bug. */
  @TestFactory
  Stream<DynamicTest> eachKeyRefusesWhatIsNotOfItsKind() {
    return SettingsKeys.FILE.keys().stream()
        .flatMap(
            key ->
                Stream.of("{a: b}", "[[x]]", "''", "{}", "*none", "[{rule: 1}]")
                    .map(
                        value ->
                            DynamicTest.dynamicTest(
                                key.name() + ": " + value, () -> refuses(key.name(), value))));
  }

  private void refuses(String key, String value) throws IOException {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    write("services/orders/cumulusc.yml", key + ": " + value + "\n");
    int code = validate();
    assertThat(err.toString()).doesNotContain("\tat ", "Exception");
    if (value.equals("{}") || value.equals("''")) {
      assertThat(code).as(err.toString()).isNotEqualTo(ExitCode.BUG);
    } else {
      assertThat(code).as(err.toString()).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString()).contains("cumulusc.yml:1:");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n"})
  void anEmptyFileSaysNothing(String text) throws IOException {
    write("cumulusc.yml", text);
    assertThat(validate()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void isFoundUpToTheRepositorysFolderOnly() throws IOException {
    Path inner = Files.createDirectories(app.resolve("app/deep"));
    assertThat(SettingsFile.find(inner)).isEmpty();
    write("cumulusc.yml", "");
    assertThat(SettingsFile.find(inner).map(file -> file.toAbsolutePath().normalize()))
        .contains(folder.toAbsolutePath().resolve("cumulusc.yml").normalize());
    Files.createDirectories(app.resolve(".git"));
    assertThat(SettingsFile.find(inner)).isEmpty();
    write("services/orders/cumulusc.yml", "");
    assertThat(SettingsFile.find(inner)).isPresent();
  }

  @Test
  void outsideOfARepositoryOnlyTheFolderItselfIsSearched() throws IOException {
    Files.delete(folder.resolve(".git"));
    write("cumulusc.yml", "");
    assertThat(SettingsFile.find(app)).isEmpty();
    assertThat(SettingsFile.find(folder)).isPresent();
  }

  @Test
  void aStrangersLinkOutOfItsFolderIsNotFollowed() throws IOException {
    write("secret", "root:x:0:0");
    Files.createSymbolicLink(app.resolve("cumulusc.yml"), Path.of("../../secret"));
    assertThat(validate("--untrusted")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("error C0008: The link `cumulusc.yml` leads out", "`--untrusted`")
        .doesNotContain("root:x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"output: ../../made", "output: /made", "root: a/../../other"})
  void aStrangersPathOutOfTheFolderIsRefused(String text) throws IOException {
    write("services/orders/cumulusc.yml", text + "\n");
    assertThat(run("compile", app.toString(), "--untrusted")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("cumulusc.yml:1:", "leads out of the folder");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  /** The folder, one above it, and a file in it may be a link; each deployment is one of them. */
  @ParameterizedTest
  @ValueSource(strings = {"build", "build/default", "build/default/cloudformation.yml", "made"})
  void nothingIsWrittenThroughAStrangersLink(String path) throws IOException {
    Path victim = Files.createDirectories(folder.resolve("victim"));
    Path target = path.endsWith(".yml") ? Files.writeString(victim.resolve("file"), "") : victim;
    write("services/orders/cumulusc.yml", path.equals("made") ? "output: made\n" : "");
    Files.createDirectories(app.resolve(path).getParent());
    Files.createSymbolicLink(app.resolve(path), target);
    assertThat(run("compile", app.toString(), "--untrusted")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("leads out of its folder", "Give `--out DIR`.");
    assertThat(victim.resolve("default")).doesNotExist();
    assertThat(victim.resolve("cloudformation.yml")).doesNotExist();
    assertThat(target.equals(victim) || Files.size(target) == 0).isTrue();
    assertThat(run("compile", app.toString(), "--untrusted", "--out", victim.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(run("compile", app.toString())).isEqualTo(ExitCode.DONE);
  }

  @Test
  void noLinkIsAdvisedWhereNoneIsFollowed() throws IOException {
    write("services/orders/app/config.yml", "default: {sqs: !!files [../../outside.yml]}\n");
    assertThat(validate()).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("C0003", "links may lead out of it.");
    out.getBuffer().setLength(0);
    assertThat(validate("--untrusted")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("C0003", "copy the file into").doesNotContain("link");
  }

  @Test
  void aStrangersLinkWithinTheFolderIsFollowed() throws IOException {
    Files.createDirectories(app.resolve("out"));
    Files.createSymbolicLink(app.resolve("build"), Path.of("out"));
    assertThat(run("compile", app.toString(), "--untrusted")).isEqualTo(ExitCode.DONE);
    assertThat(app.resolve("out/default/cloudformation.yml")).exists();
  }

  @Test
  void aStrangersSettingsInAFileOrALinkWithinTheFolderCount() throws IOException {
    write("services/orders/own.yml", "failOn: warning\n");
    Files.createSymbolicLink(app.resolve("cumulusc.yml"), Path.of("own.yml"));
    assertThat(validate("--untrusted")).isEqualTo(ExitCode.FINDINGS);
    Files.delete(app.resolve("cumulusc.yml"));
    write("cumulusc.yml", "failOn: warning\n");
    assertThat(validate("--untrusted")).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void whatIsNoFileIsAnErrorAndNotLeftOut() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(app.resolve("cumulusc.yml"), Path.of("missing.yml"));
    assertThat(validate()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("cumulusc.yml` does not exist");
    Files.delete(link);
    assertThat(new ProcessBuilder("mkfifo", link.toString()).start().waitFor()).isZero();
    assertThat(validate()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("cumulusc.yml` is a device, but a file is expected here.");
  }

  private int validate(String... options) {
    String[] line = new String[options.length + 2];
    line[0] = "validate";
    line[1] = app.toString();
    System.arraycopy(options, 0, line, 2, options.length);
    return run(line);
  }
}
