package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment does about executions that are running. */
class DeployExecutionsTest {
  private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
  private static final String MACHINE = ARN + "stateMachine:ingest";
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:news";
  private static final String ROLE = "arn:aws:iam::123456789012:role/shop-Role";

  /** A workflow that publishes to a topic. */
  private static final String PUBLISHING =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - {Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}
            Policies:
              - PolicyName: least-privilege
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    - {Effect: Allow, Action: 'sns:Publish', Resource: !Ref Topic}
        Topic:
          Type: AWS::SNS::Topic
        Ingest:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: !GetAtt Role.Arn
            DefinitionString: !Sub >-
              {"StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::sns:publish",
              "Parameters":{"TopicArn":"${Topic}","Message":"m"},"End":true}}}
      """;

  private static final String DEFINITION =
      "{\\\"StartAt\\\":\\\"S\\\",\\\"States\\\":{\\\"S\\\":{\\\"Type\\\":\\\"Task\\\",\\\"Resource\\\":"
          + "\\\"arn:aws:states:::sns:publish\\\",\\\"Parameters\\\":{\\\"TopicArn\\\":\\\""
          + TOPIC
          + "\\\",\\\"Message\\\":\\\"m\\\"},\\\"End\\\":true}}}";

  private static final String NEW_DEFINITION =
      "{\\\"StartAt\\\":\\\"S\\\",\\\"States\\\":{\\\"S\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}";

  /** The same workflow, which publishes nothing any more. */
  private static final String SILENT =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - {Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}
        Ingest:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: !GetAtt Role.Arn
            DefinitionString: '{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}'
      """;

  @TempDir private Path folder;
  private Trial trial;

  @BeforeEach
  void deployed() {
    trial = new Trial(folder).file("app/config.yml", Trial.QUEUE_CONFIG).template(PUBLISHING);
    trial.deployed();
    named();
    describes(DEFINITION);
    trial.aws.on("ListStateMachineAliases").always(call -> "{\"stateMachineAliases\": []}");
    trial
        .aws
        .on("DescribeStateMachineForExecution")
        .always(
            call ->
                "{\"definition\": \""
                    + DEFINITION
                    + "\", \"roleArn\": \""
                    + ROLE
                    + "\", \"updateDate\": 1767225600}");
    running();
    trial.template(SILENT);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  /** Gives the resources the names that the definitions have. */
  private void named() {
    trial
        .aws
        .stack("shop")
        .resource("Ingest", "AWS::StepFunctions::StateMachine", MACHINE)
        .resource("Topic", "AWS::SNS::Topic", TOPIC)
        .resource("Role", "AWS::IAM::Role", "shop-Role");
  }

  private void describes(String definition) {
    trial
        .aws
        .on("DescribeStateMachine")
        .always(
            call ->
                "{\"stateMachineArn\": \""
                    + MACHINE
                    + "\", \"type\": \"STANDARD\", \"definition\": \""
                    + definition
                    + "\", \"roleArn\": \""
                    + ROLE
                    + "\"}");
  }

  private void running(String... names) {
    String listed =
        String.join(
            ", ",
            List.of(names).stream()
                .map(
                    name ->
                        "{\"executionArn\": \""
                            + ARN
                            + "execution:ingest:"
                            + name
                            + "\", \"startDate\": 1767225900}")
                .toList());
    trial
        .aws
        .on("ListExecutions")
        .always(
            call ->
                call.body().contains("RUNNING")
                    ? "{\"executions\": [" + listed + "]}"
                    : "{\"executions\": []}");
  }

  @Test
  void refusesWhereExecutionsCanNotBeListed() {
    trial.aws.on("ListExecutions").refuses(400, "AccessDeniedException", "You may not.");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told)
        .contains(
            "error: Which executions are running in `shop` is not known: `states:ListExecutions` is"
                + " not allowed: You may not. The deployment could take away what they need, so"
                + " nothing was changed.\n"
                + "help: allow the call, or give `--assume-none-running` if no execution is"
                + " running.\n");
    assertThat(trial.aws.operations()).doesNotContain("CreateChangeSet");
  }

  @Test
  void refusesAnIncompleteAnswerAsNone() {
    trial
        .aws
        .on("ListExecutions")
        .answers("{\"executions\": [], \"nextToken\": \"more\"}")
        .refuses(400, "InvalidToken", "It has expired.");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("It has expired.");
    assertThat(trial.aws.operations()).doesNotContain("CreateChangeSet");
  }

  @Test
  void asksForNoExecutionWhereNoneIsAssumed() {
    running("e1");

    assertThat(trial.deploy("--yes", "--assume-none-running", "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Running executions were not looked for");
    assertThat(trial.aws.calls("ListExecutions"))
        .noneMatch(call -> call.body().contains("RUNNING"));
  }

  @Test
  void asksForNoExecutionWhereNothingIsTakenAway() {
    trial.template(PUBLISHING + "  Other:\n    Type: AWS::SQS::Queue\n").aws.forgetCalls();

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.operations()).doesNotContain("ListExecutions", "DescribeStateMachine");
  }

  @Test
  void showsADifferenceAllTheSame() {
    trial.aws.on("ListExecutions").refuses(400, "AccessDeniedException", "You may not.");

    assertThat(trial.diff("--exit-code")).isEqualTo(ExitCode.DIFFERENCES);
    assertThat(trial.told).contains("warning: ", "`cumulusc deploy` would refuse this.");
  }

  @Test
  void oneOfTwoOptionsIsWrong() {
    assertThat(trial.deploy("--yes", "--assume-none-running", "--wait-for-executions"))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aDefinitionThatComesIntoUseMakesThePlanStale() {
    String plan = folder.resolve("plan.json").toString();
    assertThat(trial.deploy("--plan-out", plan, "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    describes(NEW_DEFINITION);
    trial.aws.forgetCalls();

    assertThat(trial.deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told)
        .contains(
            "A definition of `Ingest` has come into use since the plan was made, and what it needs"
                + " is not kept. Nothing was changed. Make a new plan.");
    assertThat(trial.aws.operations()).doesNotContain("ExecuteChangeSet");
  }

  @Test
  void anExecutionOfTheDeployedDefinitionDoesNotMakeThePlanStale() {
    String plan = folder.resolve("plan.json").toString();
    assertThat(trial.deploy("--plan-out", plan, "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    running("e1");

    assertThat(trial.deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void executionsThatCanNotBeListedAgainMakeThePlanStale() {
    String plan = folder.resolve("plan.json").toString();
    assertThat(trial.deploy("--plan-out", plan, "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    for (int i = 0; i < 2; i++) {
      trial.aws.on("ListExecutions").refuses(400, "AccessDeniedException", "You may not.");
    }

    assertThat(trial.deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("`states:ListExecutions` is not allowed: You may not.");
    assertThat(trial.aws.operations()).doesNotContain("ExecuteChangeSet");
  }

  @Test
  void keepsWhatARunningExecutionNeedsUntilItHasEnded() {
    running("e1");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains(
            "  Kept for now for 1 running execution of `Ingest` (e1)",
            "Topic  AWS::SNS::Topic\n",
            "in flight: `Ingest` has 1 running execution, which goes on with the definition");
    assertThat(trial.aws.stack("shop").template())
        .contains("AWS::SNS::Topic", "sns:Publish", "Sid: Kept");

    describes(NEW_DEFINITION);
    named();
    assertThat(trial.diff("--exit-code")).isEqualTo(ExitCode.DONE);
    running();
    assertThat(trial.diff("--exit-code")).isEqualTo(ExitCode.DIFFERENCES);
    assertThat(trial.data).contains("No longer kept, since no execution needs it any more:");
    assertThat(trial.diff("--format", "json")).isEqualTo(ExitCode.DONE);
    assertThat(trial.data).contains("\"released\"");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.deploy("--yes", "--allow-replace", "Topic")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.stack("shop").template()).doesNotContain("Topic", "Kept");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).isEqualTo("Nothing to do: `shop` is up to date.\n");
  }

  @Test
  void waitsForExecutionsInsteadOfKeepingForThem() {
    running("e1");
    trial.aws.on("ListExecutions").passes(8).does(() -> running());

    assertThat(trial.deploy("--yes", "--wait-for-executions", "30m", "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains("goes on with the definition that it began with", "; it is waited for.");
    assertThat(trial.told).doesNotContain("for 1 running execution");
    assertThat(trial.aws.stack("shop").template()).doesNotContain("AWS::SNS::Topic");
  }

  @Test
  void saysWhichFailedExecutionsCanNotBeRedrivenAndKeepsThemIfAsked() {
    String recently = "" + (Instant.now().getEpochSecond() - 3600);
    String longAgo = "" + (Instant.now().getEpochSecond() - 15 * 24 * 3600);
    trial
        .aws
        .on("ListExecutions")
        .always(
            call ->
                call.body().contains("FAILED")
                    ? "{\"executions\": ["
                        + failed("f1", recently)
                        + ", "
                        + failed("f2", longAgo)
                        + "]}"
                    : "{\"executions\": []}");

    assertThat(trial.diff()).isEqualTo(ExitCode.DONE);
    assertThat(trial.data)
        .contains(
            "note: 1 failed execution can't be redriven after this, since what it needs goes;"
                + " `--keep-redrivable` keeps it.\n");
    assertThat(trial.deploy("--yes", "--keep-redrivable")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains("Kept for now for 1 failed execution of `Ingest` that can be redriven (f1):");
    assertThat(trial.aws.stack("shop").template()).contains("AWS::SNS::Topic");
  }

  private static String failed(String name, String stopped) {
    return "{\"executionArn\": \"%sexecution:ingest:%s\", \"startDate\": 1767225900, \"stopDate\": %s}"
        .formatted(ARN, name, stopped);
  }

  @Test
  void keepsWhatTheVersionOfAnAliasNeeds() {
    trial
        .aws
        .on("ListStateMachineAliases")
        .always(
            call ->
                "{\"stateMachineAliases\": [{\"stateMachineAliasArn\": \""
                    + MACHINE
                    + ":live\"}]}");
    trial
        .aws
        .on("DescribeStateMachineAlias")
        .always(
            call ->
                "{\"routingConfiguration\": [{\"stateMachineVersionArn\": \""
                    + MACHINE
                    + ":3\", \"weight\": 100}]}");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("for the alias `live` of `Ingest`");
    assertThat(trial.aws.stack("shop").template()).contains("AWS::SNS::Topic");
  }

  @Test
  void refusesToTakeFromARunningExecutionWhatCanNotBeKept() {
    running("e1");
    trial.template(SILENT + "  Topic:\n    Type: AWS::SQS::Queue\n");

    assertThat(trial.deploy("--yes", "--allow-replace", "Topic")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told)
        .contains(
            "! can't be kept for 1 running execution of `Ingest` (e1): `Topic`",
            "error: Running executions would lose what they need of `shop`: `Topic`, since the new"
                + " template has something else under this logical id.\n"
                + "help: `--wait-for-executions` waits until they have ended, and"
                + " `--assume-none-running` deploys though they fail.\n");
    assertThat(trial.aws.operations()).doesNotContain("ExecuteChangeSet");
  }

  @Test
  void saysWhatADeletionEnds() {
    running("e1", "e2", "e3", "e4");

    assertThat(trial.run("delete")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told)
        .contains("  ends: 4 running executions of `Ingest` (e1, e2, e3 and 1 more)\n");
  }
}
