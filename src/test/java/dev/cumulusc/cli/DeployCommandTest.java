package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.HurriedClock;
import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.Timeline;
import dev.cumulusc.terminal.Terminal;
import dev.cumulusc.terminal.Terminal.Stream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of {@code deploy} sees, with CloudFormation and S3 in this process. */
class DeployCommandTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("NO_COLOR", "1", "TERM", "dumb");
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String SECRET = "open-sesame";

  @TempDir Path application;

  private final FakeAws aws = FakeAws.start();
  private String told = "";
  private String data = "";

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(application.resolve("app"));
    configure("");
    template("30", "");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void createsAStackAndThenHasNothingToDo() {
    assertThat(deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(told)
        .contains("Stack shop is created\n  +     Jobs", "Created `shop` in ", "app/cloudf");
    aws.forgetCalls();

    assertThat(deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(told).isEqualTo("Nothing to do: `shop` is up to date.\n");
    assertThat(aws.operations()).containsExactly("DescribeStacks", "GetTemplate");
    assertThat(aws.changeSetNames()).isEmpty();
  }

  @Test
  void findsInFiveCallsThatASecretParameterChangesNothing() throws IOException {
    withSecret();
    assertThat(deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(told).doesNotContain(SECRET);
    aws.stack("shop").nextChangeSetFails("The submitted information didn't contain changes.");
    aws.forgetCalls();

    assertThat(deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(told).isEqualTo("Nothing to do: `shop` is up to date.\n");
    assertThat(aws.operations())
        .containsExactly(
            "DescribeStacks",
            "GetTemplate",
            "CreateChangeSet",
            "DescribeChangeSet",
            "DeleteChangeSet");
    assertThat(aws.changeSetNames()).isEmpty();
  }

  @Test
  void leavesNothingBehindWhereNobodyCanBeAsked() {
    assertThat(deploy()).isEqualTo(ExitCode.REFUSED);
    assertThat(told).contains("`--yes` agrees beforehand");
    assertThat(aws.stackNames()).isEmpty();
    assertThat(aws.changeSetNames()).isEmpty();
    assertThat(aws.operations()).doesNotContain("ExecuteChangeSet", "PutObject");
  }

  @Test
  void asksOnATerminal() {
    assertThat(deploy(typing("n\n"))).isEqualTo(ExitCode.REFUSED);
    assertThat(told).contains("Deploy `shop`? [y/N]", "Nothing was deployed.");
    assertThat(aws.stackNames()).isEmpty();
    assertThat(deploy(typing("y\n"))).isEqualTo(ExitCode.DONE);
  }

  @Test
  void showsValuesOfPropertiesButNoSecret() throws IOException {
    withSecret();
    deployed();
    template("45", secretParameter());
    aws.stack("shop")
        .nextChanges(
            FakeChange.modify("Jobs", QUEUE).property("VisibilityTimeout", "30", "45", "Never"));

    assertThat(deploy("--no-execute", "-P", "Password=" + SECRET)).isEqualTo(ExitCode.DONE);
    assertThat(told)
        .contains("VisibilityTimeout: 30 -> 45", "Left the change set ")
        .doesNotContain(SECRET);
    assertThat(aws.changeSetNames()).hasSize(1);
  }

  @Test
  void ridesOutThrottlingAndLostConnections() {
    aws.on("DescribeStacks").throttles(1);
    aws.on("ExecuteChangeSet").losesAnswer(1);
    aws.on("DescribeStackEvents").drops(1);
    assertThat(deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(aws.stack("shop").status()).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  void reportsTheCauseOnceAndLastWhenAnUpdateIsRolledBack() throws IOException {
    deployed();
    template("45", "");
    List<FakeChange> changes = List.of(FakeChange.modify("Jobs", QUEUE));
    aws.stack("shop")
        .next(
            Timeline.failedUpdate(
                changes, "Jobs", "Action denied by stack policy: Statement [#1] does not allow"));

    assertThat(deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    String cause = "error: `Jobs` (AWS::SQS::Queue) failed: Action denied by stack policy";
    assertThat(told)
        .containsOnlyOnce(cause)
        .contains("  at app/cloudformation.template.yml:3:3", "the stack is as it was before");
    assertThat(told.substring(told.indexOf(cause))).doesNotContain("UPDATE_ROLLBACK_IN_PROGRESS");
  }

  @Test
  void leavesAFailedCreationToALaterRunThatIsAllowedToMendIt() {
    aws.stack("shop").status("ROLLBACK_COMPLETE");
    assertThat(deploy("--yes")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(told)
        .contains("`shop` (ROLLBACK_COMPLETE)", "`--recover` agrees to delete it and create it");
    assertThat(aws.calls("DeleteStack")).isEmpty();

    assertThat(deploy("--yes", "--recover")).isEqualTo(ExitCode.DONE);
    assertThat(told).contains("Now: delete it and create it anew.", "Created `shop`");
  }

  @Test
  void goesOnWithARollbackThatFailed() {
    deployed();
    aws.stack("shop").status("UPDATE_ROLLBACK_FAILED");
    assertThat(deploy("--yes", "--recover")).isEqualTo(ExitCode.DONE);
    assertThat(told).contains("its rollback failed", "Now: go on with the rollback.");
    assertThat(aws.calls("ContinueUpdateRollback")).hasSize(1);
  }

  @Test
  void watchesWhatSomebodyElseBeganFirst() throws IOException {
    deployed();
    template("45", "");
    List<FakeChange> changes = List.of(FakeChange.modify("Jobs", QUEUE));
    aws.begin("shop", Timeline.update(changes));
    assertThat(deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(told).contains("started elsewhere", "Updated `shop`");
  }

  @Test
  void reportsWhatIsFoundBeforeAnythingIsTouched() throws IOException {
    deployed();
    template("45", "");
    aws.stack("shop")
        .nextFindings("Jobs|AWS::SQS::Queue|/Properties/VisibilityTimeout|It is too long.");
    assertThat(deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(told).contains("`/Properties/VisibilityTimeout`: It is too long.", "template.yml:3");
    assertThat(aws.changeSetNames()).isEmpty();
  }

  @Test
  void refusesToReplaceAQueueUnlessItIsAllowed() throws IOException {
    deployed();
    template("30", "");
    Path file = application.resolve("app/cloudformation.template.yml");
    Files.writeString(file, Files.readString(file).replace("shop-jobs", "shop-other-jobs"));
    aws.stack("shop").nextChanges(FakeChange.replace("Jobs", QUEUE));
    assertThat(deploy("--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(told).contains("`--allow-replace Jobs`", "all messages in it");
    assertThat(aws.changeSetNames()).isEmpty();

    aws.stack("shop").nextChanges(FakeChange.replace("Jobs", QUEUE));
    assertThat(deploy("--yes", "--allow-replace", "Jobs")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void executesASavedPlanExactlyOrNotAtAll() throws IOException {
    deployed();
    template("45", "");
    aws.forgetCalls();
    String plan = application.resolve("plan.json").toString();
    assertThat(deploy("--plan-out", plan)).isEqualTo(ExitCode.DONE);
    assertThat(told).contains("executes exactly it");
    assertThat(aws.operations()).doesNotContain("ExecuteChangeSet");

    template("46", "");
    assertThat(deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.REFUSED);
    assertThat(told).contains("don't make the template of `shop` any more");

    template("45", "");
    assertThat(deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.DONE);
    assertThat(told).contains("Updated `shop`");
    assertThat(deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.REFUSED);
    assertThat(told).contains("Make a new plan.");
  }

  @Test
  void takesNoBrokenPlan() throws IOException {
    Path plan = application.resolve("plan.json");
    Files.writeString(plan, "{\"cumuluscPlan\": 1,\n \"stacks\": 3}");
    assertThat(deploy("--plan", plan.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(told).contains("error C7101", "plan.json:");
    assertThat(aws.calls()).isEmpty();
    assertThat(deploy("--plan", "nowhere.json")).isEqualTo(ExitCode.FINDINGS);
    assertThat(told).contains("there is no `nowhere.json`");
  }

  @Test
  void deploysTheDatabaseFirstAndHandsItsOutputsOn() throws IOException {
    Files.createDirectories(application.resolve("db"));
    Files.writeString(
        application.resolve("db/config.yml"), "default: {stackName: shop-db, stackKind: db}\n");
    Files.writeString(
        application.resolve("db/cloudformation.template.yml"),
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Table: {Type: AWS::SNS::Topic}
        Outputs:
          StreamArn: {Value: !Ref Table}
        """);
    configure("  dbStackName: shop-db\n");
    template("30", "  StreamArn: {Type: String}\n");
    aws.stack("shop-db").output("StreamArn", "arn:stream").status("REVIEW_IN_PROGRESS");

    assertThat(deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(told.indexOf("Created `shop-db`")).isBetween(0, told.indexOf("Created `shop`"));
    assertThat(aws.calls("CreateChangeSet")).last().asString().contains("StreamArn", "arn:stream");
  }

  @Test
  void informsProgramsInLinesOfJson() {
    assertThat(deploy("--yes", "--output", "json-lines")).isEqualTo(ExitCode.DONE);
    assertThat(data.lines()).isNotEmpty().allMatch(line -> line.matches("\\{.*}"));
    assertThat(data).contains("\"outcome\":\"succeeded\"");
  }

  @Test
  void writesOutputs() throws IOException {
    deployed();
    aws.stack("shop").output("Queue", "arn:queue").output("ApiToken", SECRET);
    Path file = application.resolve("outputs.json");
    assertThat(deploy("--outputs-file", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(file)).contains("arn:queue").doesNotContain(SECRET);
  }

  @Test
  void suggestsTheParameterThatWasMeant() throws IOException {
    withSecret();
    assertThat(deploy("--yes", "-P", "Pasword=" + SECRET)).isEqualTo(ExitCode.FINDINGS);
    assertThat(told).contains("Did you mean `Password`?").doesNotContain(SECRET);
  }

  @Test
  void detachesWhenTheTimeIsUp() {
    aws.stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("CREATE_IN_PROGRESS"))
                .then(FakeEvent.resource("Jobs", QUEUE, "CREATE_IN_PROGRESS"))
                .then()
                .then()
                .then()
                .then()
                .then()
                .then()
                .then()
                .then()
                .then()
                .then(FakeEvent.stack("CREATE_COMPLETE")));
    assertThat(deploy("--yes", "--timeout", "3s")).isEqualTo(ExitCode.UNWATCHED);
    assertThat(told).contains("it has taken longer than `--timeout` allows", "watches it again");
  }

  @Test
  void takesTheCommandLineOfKes() throws IOException {
    String[] arguments = {
      "cf", "upsert", "--kes-folder", "app", "--role", "arn:aws:iam::123456789012:role/x"
    };
    StringWriter err = new StringWriter();
    int code =
        new CommandRunner(new PrintWriter(err), new PrintWriter(err), ENVIRONMENT).run(arguments);
    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("Nothing says which AWS Region");
  }

  @Test
  void takesTheRegionOfTheApplicationsOwnVariables() throws IOException {
    Files.writeString(application.resolve("app/.env"), "AWS_REGION=eu-west-1\n");
    String[] arguments = {"status", application.toString(), "--endpoint-url", "" + aws.endpoint()};
    StringWriter err = new StringWriter();
    new CommandRunner(new PrintWriter(err), new PrintWriter(err), ENVIRONMENT).run(arguments);
    assertThat(err.toString()).doesNotContain("AWS Region");
    assertThat(aws.operations()).contains("DescribeStacks");
  }

  private void deployed() {
    assertThat(deploy("--yes")).as(told).isEqualTo(ExitCode.DONE);
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        application.resolve("app/config.yml"), "default:\n  stackName: shop\n" + more);
  }

  private void template(String visibility, String parameters) throws IOException {
    Files.writeString(
        application.resolve("app/cloudformation.template.yml"),
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties: {QueueName: shop-jobs, VisibilityTimeout: %s}
        """
                .formatted(visibility)
            + (parameters.isEmpty() ? "" : "Parameters:\n" + parameters)
            + (parameters.isEmpty()
                ? ""
                : "Outputs:\n  Given: {Value: !Ref "
                    + parameters.strip().replaceFirst("(?s):.*", "")
                    + "}\n"));
  }

  private static String secretParameter() {
    return "  Password: {Type: String, NoEcho: true}\n";
  }

  private void withSecret() throws IOException {
    configure("  params: [{name: Password, value: " + SECRET + "}]\n");
    template("30", secretParameter());
  }

  private static Terminal typing(String text) {
    return new Terminal(
        EnumSet.allOf(Stream.class),
        ENVIRONMENT,
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        () -> 0);
  }

  private int deploy(String... options) {
    return deploy(Terminal.none(ENVIRONMENT), options);
  }

  private int deploy(Terminal terminal, String... options) {
    List<String> arguments = new ArrayList<>(List.of("deploy", application.toString()));
    arguments.addAll(List.of("--region", "us-east-1"));
    arguments.addAll(List.of("--endpoint-url", aws.endpoint().toString()));
    arguments.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandRunner(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                ENVIRONMENT,
                terminal,
                new HurriedClock())
            .run(arguments.toArray(new String[0]));
    told = err.toString();
    data = out.toString();
    return code;
  }
}
