package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
  private static final String WARNING =
      """
      dev:
        prefix: p
        lambdas:
          Task:
            handler: index.handler
            runtime: nodejs16.x
            s3Source: {bucket: code, key: task.zip}
      """;

  @TempDir Path application = Path.of("");
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void empty() {
    out = new StringWriter();
    err = new StringWriter();
  }

  @Test
  void writesFindingsToStandardOutputAndTheirCountToStandardError() throws IOException {
    assertThat(validate(WARNING, "--ignore", "C2303")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("app/config.yml:6:16: warning C5113: ");
    assertThat(err.toString()).isEqualToIgnoringNewLines("Found 1 warning.");
    try (var files = Files.list(application)) {
      assertThat(files.map(each -> each.getFileName().toString())).containsExactly("app");
    }
  }

  @Test
  void findsInARenderedTemplateWhatTheConfigurationPutIn() throws IOException {
    Files.createDirectories(application.resolve("app"));
    Files.writeString(
        application.resolve("app/cloudformation.template.yml"),
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Hosts:
            Type: AWS::AutoScaling::LaunchConfiguration
            Properties:
              ImageId: {{ecs.amiid}}
              InstanceType: t3.micro
          Task:
            Type: AWS::Lambda::Function
            Properties:
              Role: arn:aws:iam::123456789012:role/task
              Code: {S3Bucket: code, S3Key: task.zip}
              Handler: index.handler
              Runtime: nodejs16.x
              VpcConfig:
                SecurityGroupIds:
                - {{vpc.securityGroup}}
                SubnetIds:
                {{#each vpc.subnets}}
                - {{this}}
                {{/each}}
        """);
    validate(
        """
        dev:
          prefix: p
          stackName: p
          vpc:
            subnets:
            - subnet-12345678
            - subnet-12
            securityGroup: sg-12
          ecs:
            amiid: ami-12
        """);
    assertThat(out.toString().lines().filter(line -> line.contains(": warning C5")))
        .extracting(line -> line.substring(0, line.indexOf(": warning")))
        .containsExactly(
            "app/cloudformation.template.yml:14:16",
            "app/config.yml:7:7",
            "app/config.yml:8:20",
            "app/config.yml:10:12");
  }

  @Test
  void failsOnErrorsOrOnWarningsAsWell() throws IOException {
    assertThat(validate(WARNING, "--fail-on", "warning")).isEqualTo(ExitCode.FINDINGS);
    String tooLong = WARNING.replace("nodejs16.x", "nodejs24.x\n      timeout: 3600");
    assertThat(validate(tooLong)).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("error C5101").contains("docker: true");
  }

  @Test
  void refusesRulesThatDoNotExist() throws IOException {
    assertThat(validate(WARNING, "--select", "C31O2")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("`--select`: There is no rule `C31O2`. Did you mean `C3102`?");
    assertThat(validate(WARNING, "--ignore", "C5113,C9999")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("`--ignore`: There is no rule `C9999`.");
  }

  @Test
  void selectsAndIgnoresByNameAndFamily() throws IOException {
    assertThat(validate(WARNING, "--fail-on", "warning", "--ignore", "runtime-deprecated"))
        .isZero();
    assertThat(validate(WARNING, "--fail-on", "warning", "--ignore", "limits")).isZero();
    assertThat(validate(WARNING, "--fail-on", "warning", "--select", "limits")).isOne();
    assertThat(validate(WARNING, "--fail-on", "warning", "--select", "references")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C5101", "function-timeout", "C5113,C5101"})
  void ignoresNoErrors(String ignored) throws IOException {
    assertThat(validate(WARNING, "--ignore", ignored)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("error: `--ignore`: `")
        .contains("reports errors, which can't be ignored; `cumulusc explain C5101` shows");
  }

  @Test
  void ignoresTheWarningsOfAFamilyThatHasErrorsToo() throws IOException {
    String both =
        WARNING.replace("runtime: nodejs16.x", "runtime: nodejs16.x\n      timeout: 1000");
    assertThat(validate(both, "--ignore", "C51")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("C5101").doesNotContain("C5113");
  }

  @Test
  void selectsAndIgnoresByCodeOrItsBeginning() throws IOException {
    assertThat(validate(WARNING, "--fail-on", "warning", "--ignore", "C51")).isZero();
    assertThat(validate(WARNING, "--fail-on", "warning", "--select", "C3,C6")).isZero();
    assertThat(validate(WARNING, "--fail-on", "warning", "--select", "C5113")).isOne();
  }

  @Test
  void takesACommentForAnAnswer() throws IOException {
    String commented =
        WARNING.replace("nodejs16.x", "nodejs16.x # cumulusc-ignore C5113: retired in May");
    assertThat(validate(commented, "--fail-on", "warning", "--ignore", "C2303")).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "github", "junit"})
  void writesOtherFormats(String format) throws IOException {
    assertThat(validate(WARNING, "--format", format)).isZero();
    assertThat(out.toString()).contains("C5113");
  }

  @Test
  void checksBareDefinitionsEachByItself() throws IOException {
    Files.writeString(
        application.resolve("good.json"),
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
    Files.writeString(
        application.resolve("bad.yaml"), "StartAt: B\nStates:\n  A: {Type: Succeed}\n");
    Files.writeString(application.resolve("list.yml"), "[States]\n");
    Files.writeString(application.resolve("package.json"), "{\"name\": \"x\"} // no definition");
    Files.writeString(application.resolve("empty.asl.json"), "{\"Comment\": \"x\"}");
    assertThat(run("validate", "--asl", application.toString(), "--type", "express")).isOne();
    assertThat(out.toString())
        .contains("bad.yaml:1:10: error C3")
        .contains("list.yml:1:1: error C0711")
        .contains("empty.asl.json:1:2: error C0711")
        .doesNotContain("good.json")
        .doesNotContain("package.json");
    assertThat(run("validate", "--asl", application.resolve("good.json").toString())).isZero();
    assertThat(run("validate", "--asl", "x", "--type", "fast")).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"Fn::Sub": "{}"}                                | the intrinsic function `Fn::Sub`
          Resources: {A: {Type: AWS::SNS::Topic}}          | a CloudFormation template
          {W: {StartAt: A, States: {}}}                    | the workflow `W` of an application
          {stepFunctions: {W: {definition: {StartAt: A}}}} | the workflow `W` of an application
          """)
  void saysWhatAFileIsThatHoldsNoDefinition(String text, String what) throws IOException {
    Files.writeString(application.resolve("other.yml"), text);
    assertThat(run("validate", "--asl", application.resolve("other.yml").toString())).isOne();
    assertThat(out.toString()).contains("error C0711").contains(what).doesNotContain("C3");
  }

  @Test
  void fixesWhatHasOneRightAnswerAndKeepsAllElse() throws IOException {
    String wrong = WARNING.replace("    handler:", "    # why\r\n      Handler:   ");
    assertThat(validate(wrong, "--fix", "--dry-run")).isZero();
    assertThat(out.toString())
        .startsWith("--- a/app/config.yml\n+++ b/app/config.yml\n")
        .contains("-      Handler:    index.handler\n+      handler:    index.handler\n");
    assertThat(Files.readString(application.resolve("app/config.yml"))).isEqualTo(wrong);
    assertThat(validate(wrong, "--fix")).isZero();
    assertThat(Files.readString(application.resolve("app/config.yml")))
        .isEqualTo(wrong.replace("Handler:", "handler:"));
    assertThat(err.toString()).contains("Fixed 1 place in app/config.yml.");
    assertThat(validate(wrong, "--dry-run")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void fixesAFileInItsPlaceWithItsMarkItsLineBreaksAndItsPermissions() throws IOException {
    Path real = Files.createDirectory(application.resolve("shared")).resolve("real.yml");
    String wrong = "\uFEFF" + WARNING.replace("handler:", "Handler:").replace("\n", "\r\n");
    Files.writeString(real, wrong);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
    Path link = Files.createDirectory(application.resolve("app")).resolve("config.yml");
    Files.createSymbolicLink(link, Path.of("../shared/real.yml"));
    assertThat(run("validate", application.toString(), "-d", "dev", "--fix")).isZero();
    assertThat(Files.readString(real)).isEqualTo(wrong.replace("Handler:", "handler:"));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-rw----");
    try (var files = Files.list(application.resolve("shared"))) {
      assertThat(files).containsExactly(real);
    }
  }

  @Test
  void saysWhenMoreCanBeFixed() throws IOException {
    String wrong = WARNING.replace("lambdas:", "Lambdas:").replace("nodejs16.x", "NodeJS24.x");
    assertThat(validate(wrong, "--fix")).isZero();
    assertThat(err.toString()).contains("Fixed 1 place").contains("to fix 1 more place.");
    empty();
    assertThat(run("validate", application.toString(), "-d", "dev", "--fix")).isZero();
    assertThat(out.toString()).doesNotContain("warning");
    assertThat(err.toString()).contains("Fixed 1 place").doesNotContain("again");
  }

  @Test
  void reportsAFolderWithoutDefinitions() throws IOException {
    Path empty = Files.createDirectory(application.resolve("empty"));
    assertThat(run("validate", "--asl", empty.toString())).isOne();
    assertThat(out.toString()).contains("error C0712: The folder has no files");
  }

  @Test
  void takesOnlyJsonForADefinitionInAJsonFile() throws IOException {
    Path definition = application.resolve("a.json");
    String good =
        "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Wait\","
            + " \"Seconds\": ${Delay}, \"End\": true}}}";
    for (String bad :
        List.of(
            good.replace("true}", "true,}"),
            good.replace("\"A\": {", "'A': {"),
            good.replace("true", "yes"),
            good.replace("{\"Type", "{# why\n\"Type"),
            good.replace("\"Wait\"", "\"W\\x61it\""))) {
      empty();
      Files.writeString(definition, bad);
      assertThat(run("validate", "--asl", definition.toString(), "--select", "C3014"))
          .as(bad)
          .isOne();
    }
    Files.writeString(definition, good);
    assertThat(run("validate", "--asl", definition.toString())).isZero();
  }

  @Test
  void leavesPackagesOfOthersAlone() throws IOException {
    Path definition = application.resolve("node_modules/them/a.json");
    Files.createDirectories(definition.getParent());
    String wrong = "{\"startat\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
    Files.writeString(definition, wrong);
    assertThat(run("validate", "--asl", definition.toString(), "--fix")).isOne();
    assertThat(Files.readString(definition)).isEqualTo(wrong);
  }

  @Test
  void fixesDefinitions() throws IOException {
    Path definition = application.resolve("a.yml");
    Files.writeString(
        definition,
        """
        Version: 1.0
        startAt: begin
        States:
          Begin: {type: wait, Seconds: "5", end: 'true'}  # why
        """);
    String file = definition.toString();
    assertThat(run("validate", "--asl", file, "--fix")).isOne();
    assertThat(run("validate", "--asl", file, "--fix")).isOne();
    assertThat(run("validate", "--asl", file, "--fix")).isOne();
    assertThat(run("validate", "--asl", file, "--fix")).isZero();
    assertThat(Files.readString(definition))
        .isEqualTo(
            """
            Version: "1.0"
            StartAt: Begin
            States:
              Begin: {Type: Wait, Seconds: 5, End: true}  # why
            """);
  }

  @Test
  void reportsFunctionsThatNothingCalls() throws IOException {
    String unused = WARNING.replace("nodejs16.x", "nodejs24.x");
    assertThat(validate(unused, "--select", "C2303")).isZero();
    assertThat(out.toString()).startsWith("app/config.yml:4:5: note C2303: ");
    empty();
    String used =
        unused
            + """
                stepFunctions:
                  Flow:
                    StartAt: A
                    States:
                      A: {Type: Task, Resource: "${TaskLambdaFunction.Arn}", End: true}
              """;
    assertThat(validate(used, "--select", "C2303")).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesAnUnknownFormat() throws IOException {
    assertThat(validate(WARNING, "--format", "yaml")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void compileAndValidateFindTheSame() throws IOException {
    assertThat(validate(WARNING, "--ignore", "C2303")).isZero();
    assertThat(run("compile", application.toString(), "-d", "dev")).isZero();
    assertThat(err.toString()).contains(out.toString()).contains("C2303");
  }

  @Test
  void compileStopsAtAWarningThatIsToFail() throws IOException {
    validate(WARNING);
    String folder = application.toString();

    assertThat(run("compile", folder, "-d", "dev", "--fail-on", "warning")).isOne();
    assertThat(err.toString()).contains("Nothing was written.");
    assertThat(application.resolve("build")).doesNotExist();
    assertThat(run("compile", folder, "-d", "dev")).isZero();
    assertThat(application.resolve("build")).exists();
  }

  @Test
  void reportsOnlyWhatTheBaselineDoesNotHave() throws IOException {
    Path file = application.resolve("baseline.txt");
    assertThat(validate(WARNING, "--write-baseline", file.toString())).isZero();
    String[] known = {"--fail-on", "warning", "--baseline", file.toString()};
    out.getBuffer().setLength(0);

    assertThat(validate("# moved\n" + WARNING, known)).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(validate(WARNING.replace("prefix: p", "prefix: p\n  sqss: {}"), known)).isOne();
    assertThat(out.toString()).contains("C1001").doesNotContain("C5113");
    assertThat(validate(WARNING, "--baseline", "no.txt")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("`cumulusc validate --write-baseline no.txt` writes it.");
  }

  @Test
  void aBaselineTakesNoErrorForKnown() throws IOException {
    String wrong = WARNING.replace("nodejs16.x", "nodejs24.x\n      timeout: 3600");
    Path file = application.resolve("baseline.txt");
    assertThat(validate(wrong, "--write-baseline", file.toString())).isOne();
    assertThat(validate(wrong, "--baseline", file.toString())).isOne();
  }

  private int validate(String config, String... options) throws IOException {
    Path file = application.resolve("app/config.yml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, config);
    List<String> arguments =
        new ArrayList<>(List.of("validate", application.toString(), "-d", "dev"));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(new String[0]));
  }

  private int run(String... arguments) {
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
  }
}
