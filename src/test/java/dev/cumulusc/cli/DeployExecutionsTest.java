package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment does about executions that are running. */
class DeployExecutionsTest {
  @TempDir private Path folder;
  private ExecutionsTrial workflow;
  private Trial trial;

  @BeforeEach
  void deployed() {
    workflow = new ExecutionsTrial(folder);
    trial = workflow.trial;
  }

  @AfterEach
  void stop() {
    workflow.close();
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
    workflow.running("e1");

    assertThat(trial.deploy("--yes", "--assume-none-running", "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Running executions were not looked for");
    assertThat(trial.aws.calls("ListExecutions"))
        .noneMatch(call -> call.body().contains("RUNNING"));
  }

  @Test
  void asksForNoExecutionWhereNothingIsTakenAway() {
    trial
        .template(ExecutionsTrial.PUBLISHING + "  Other:\n    Type: AWS::SQS::Queue\n")
        .aws
        .forgetCalls();

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
  void keepsWhatARunningExecutionNeedsUntilItHasEnded() {
    workflow.running("e1");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains(
            "  Kept for now for 1 running execution of `Ingest` (e1)",
            "Topic  AWS::SNS::Topic\n",
            "in flight: `Ingest` has 1 running execution, which goes on with the definition");
    assertThat(trial.aws.stack("shop").template())
        .contains("AWS::SNS::Topic", "sns:Publish", "Sid: Kept");

    workflow.describes(ExecutionsTrial.NEW_DEFINITION);
    workflow.named();
    assertThat(trial.diff("--exit-code")).isEqualTo(ExitCode.DONE);
    workflow.running();
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
    workflow.running("e1");
    trial.aws.on("ListExecutions").passes(8).does(() -> workflow.running());

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
        .formatted(ExecutionsTrial.ARN, name, stopped);
  }

  @Test
  void keepsWhatTheVersionOfAnAliasNeeds() {
    trial
        .aws
        .on("ListStateMachineAliases")
        .always(
            call ->
                "{\"stateMachineAliases\": [{\"stateMachineAliasArn\": \""
                    + ExecutionsTrial.MACHINE
                    + ":live\"}]}");
    trial
        .aws
        .on("DescribeStateMachineAlias")
        .always(
            call ->
                "{\"routingConfiguration\": [{\"stateMachineVersionArn\": \""
                    + ExecutionsTrial.MACHINE
                    + ":3\", \"weight\": 100}]}");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("for the alias `live` of `Ingest`");
    assertThat(trial.aws.stack("shop").template()).contains("AWS::SNS::Topic");
  }

  @Test
  void refusesToTakeFromARunningExecutionWhatCanNotBeKept() {
    workflow.running("e1");
    trial.template(ExecutionsTrial.SILENT + "  Topic:\n    Type: AWS::SQS::Queue\n");

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
  void keepsAllThatAnExpressStateMachineNeedsAndWaitsBeforeItGoes() {
    workflow.describes(ExecutionsTrial.DEFINITION, "EXPRESS");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains("Kept for now for executions of `Ingest` that begin before the new definition");
    assertThat(trial.aws.stack("shop").template()).contains("AWS::SNS::Topic", "sns:Publish");
    assertThat(trial.aws.operations()).doesNotContain("ListExecutions");

    workflow.describes(ExecutionsTrial.NEW_DEFINITION, "EXPRESS");
    trial.aws.stack("shop").updatedAt(Instant.now());
    workflow.named();
    assertThat(trial.deploy("--yes", "--allow-replace", "Topic")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("No longer kept", "executions of Express state machines run");
    assertThat(trial.aws.stack("shop").template()).doesNotContain("AWS::SNS::Topic");
  }

  @Test
  void saysWhatADeletionEnds() {
    workflow.running("e1", "e2", "e3", "e4");

    assertThat(trial.run("delete")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told)
        .contains("  ends: 4 running executions of `Ingest` (e1, e2, e3 and 1 more)\n");
  }
}
