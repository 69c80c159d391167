package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a deployment is true, though answers get lost or are old. */
class DeployClaimsTest {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final List<FakeChange> CHANGED = List.of(FakeChange.modify("Jobs", QUEUE));

  @TempDir private Path folder;

  private Trial trial;

  @BeforeEach
  void start() {
    trial = new Trial(folder).queue();
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidChangeSetStatus, cannot be executed in its current execution status of"
        + " [EXECUTE_IN_PROGRESS]",
    "TokenAlreadyExistsException, Token already exists for the operation.",
    "ChangeSetNotFoundException, ChangeSet [shop] does not exist",
    "ValidationError, Stack:shop is in CREATE_IN_PROGRESS state and can not be updated.",
  })
  void watchesWhatItBeganThoughTheAnswerIsLost(String code, String message) {
    trial.aws.on("ExecuteChangeSet").losesAnswer(1).refuses(400, code, message);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Created `shop`").doesNotContain("Somebody else");
    assertThat(trial.aws.calls("DeleteChangeSet")).isEmpty();
  }

  @Test
  void watchesARecoveryThatBeganThoughTheAnswerIsLost() {
    trial.deployed();
    trial.aws.stack("shop").status("UPDATE_ROLLBACK_FAILED");
    trial
        .aws
        .on("ContinueUpdateRollback")
        .losesAnswer(1)
        .refuses(400, "ValidationError", "Stack:shop is in UPDATE_ROLLBACK_IN_PROGRESS state");
    assertThat(trial.deploy("--yes", "--recover")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Rolled back `shop`");
  }

  @Test
  void watchesADeletionThatBeganThoughTheAnswerIsLost() {
    trial.deployed();
    trial
        .aws
        .on("DeleteStack")
        .losesAnswer(1)
        .refuses(400, "TokenAlreadyExistsException", "Token already exists");
    assertThat(trial.run("delete", "--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Deleted `shop`");
  }

  @Test
  void takesNoOldStatusForTheEnd() {
    trial.deployed();
    change();
    Timeline late = Timeline.start();
    for (int i = 0; i < 18; i++) {
      late = late.then();
    }
    Timeline failed = Timeline.failedUpdate(CHANGED, "Jobs", "Too long.");
    for (List<FakeEvent> step : failed.steps()) {
      late = late.then(step.toArray(FakeEvent[]::new));
    }
    trial.aws.stack("shop").next(late);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told).contains("Too long.").doesNotContain("Updated `shop`");
  }

  @Test
  void reportsWhatAHookSays() {
    trial
        .aws
        .stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("CREATE_IN_PROGRESS"))
                .then(
                    FakeEvent.resource("Jobs", QUEUE, "CREATE_IN_PROGRESS")
                        .refusedBy(
                            "MyOrg::Security::Hook", "Queue must be encrypted with a KMS key"))
                .then(
                    FakeEvent.resource("Jobs", QUEUE, "CREATE_FAILED")
                        .because("The following hook(s) failed: [MyOrg::Security::Hook]"))
                .then(FakeEvent.stack("ROLLBACK_IN_PROGRESS"))
                .then(FakeEvent.stack("ROLLBACK_COMPLETE")));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told)
        .contains(
            "error: `Jobs` (AWS::SQS::Queue) failed: The hook `MyOrg::Security::Hook` refuses it:"
                + " Queue must be encrypted with a KMS key.\n")
        .contains("help: A CloudFormation hook of the account refused it.");
  }

  @Test
  void blamesNobodyForARollbackThatFailsAgain() {
    trial.deployed();
    trial
        .aws
        .stack("shop")
        .status("UPDATE_ROLLBACK_FAILED")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("UPDATE_ROLLBACK_IN_PROGRESS").because("User Initiated"))
                .then(FakeEvent.resource("Jobs", QUEUE, "UPDATE_FAILED").because("Still in use."))
                .then(FakeEvent.stack("UPDATE_ROLLBACK_FAILED")));
    assertThat(trial.deploy("--yes", "--recover")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told)
        .contains("`Jobs` (AWS::SQS::Queue) failed while it was undone: Still in use.\n")
        .containsPattern("The rollback of `shop` failed after \\S+ \\(UPDATE_ROLLBACK_FAILED\\)\\.")
        .doesNotContain("failed: User Initiated", "and so did its rollback");
  }

  @Test
  void saysThatAWebPageIsNoAnswer() {
    trial.aws.on("DescribeStacks").answersWebPage(9);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains("is a web page and not from AWS: a proxy, or the log-in page of a network");
    trial.aws.on("DescribeStacks").passes(100);
    trial.aws.on("CreateChangeSet").answersWebPage(9);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("is a web page and not from AWS").doesNotContain("bug");
  }

  @Test
  void saysThatFindingsCanNotBeRead() {
    trial
        .aws
        .stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .nextFindings("Jobs|AWS::SQS::Queue|/Properties/VisibilityTimeout|It is too long.");
    trial.aws.on("DescribeEvents").refuses(403, "AccessDenied", "User: me is not authorized");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains(
            "Validation failed with 1 errors. What its checks found can't be read:"
                + " `cloudformation:DescribeEvents` is not allowed: User: me is not authorized.");
  }

  @Test
  void callsNoFailedStackUpToDate() {
    trial.deployed();
    trial.aws.stack("shop").status("CREATE_FAILED");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told)
        .contains("error: `shop` is `CREATE_FAILED`, and nothing of it changes")
        .doesNotContain("up to date");
  }

  @Test
  void endsAtOnceWhenCredentialsThatStayWhatTheyAreExpire() {
    trial.aws.on("DescribeStackEvents").passes(2);
    for (int i = 0; i < 5; i++) {
      trial.aws.on("DescribeStackEvents").refuses(403, "ExpiredToken", "The token is expired");
    }
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.UNWATCHED);
    assertThat(trial.told)
        .contains("The token is expired. Renew them.", "goes on in the account without being")
        .doesNotContain("the watch goes on");
    assertThat(trial.aws.calls("DescribeStackEvents")).hasSizeLessThan(5);
  }

  @Test
  void changesNothingWhereTheOutputsCantBeWritten() throws IOException {
    Files.createDirectories(folder.resolve("outputs.json"));
    assertThat(trial.deploy("--yes", "--outputs-file", folder.resolve("outputs.json").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("error: The outputs can't be written to `", "it is a folder.");
    trial.file("file", "");
    assertThat(trial.deploy("--yes", "--outputs-file", folder.resolve("file/o.json").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("is no folder that files can be written to.");
    assertThat(trial.aws.calls()).isEmpty();
  }

  @Test
  void saysThatItDeployedThoughTheOutputsCouldNotBeWritten() {
    trial.aws.on("ExecuteChangeSet").does(() -> trial.file("outputs.json/in/the/way", ""));
    String[] options = {"--yes", "--outputs-file", folder.resolve("outputs.json").toString()};
    assertThat(trial.deploy(options)).isEqualTo(ExitCode.STEP_FAILED);
    assertThat(trial.told).contains("Created `shop`", "error: The outputs can't be written to `");
  }

  @Test
  void goesOnWithARollbackWithoutWhatBlocksItAndWithoutATerminal() {
    trial.deployed();
    change();
    trial
        .aws
        .stack("shop")
        .next(Timeline.failedRollback(CHANGED, "Jobs", "Too long.", "The queue is gone."));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told)
        .contains("without a terminal, by `--recover` and `--recover-without ID`");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told)
        .contains(
            "`--recover` agrees to go on with the rollback, `--recover-without Jobs` to do so"
                + " without what blocks it.");
    assertThat(trial.deploy("--yes", "--recover-without", "Jbs"))
        .isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told).contains("`Jbs`. What blocks it: `Jobs`.");
    assertThat(trial.deploy("--yes", "--recover-without", "Jobs")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Now: go on with the rollback without `Jobs`.", "Updated");
    assertThat(trial.aws.calls("ContinueUpdateRollback").get(0).texts("ResourcesToSkip"))
        .containsExactly("Jobs");
  }

  @Test
  void repeatsAllOptionsThatSayWhereInWhatIsToBeDoneNext() {
    trial.deployed();
    trial.aws.stack("shop").next(Timeline.failedDeletion("Jobs", QUEUE, "It is in use."));
    String where = " --region us-west-2 --endpoint-url " + trial.aws.endpoint();
    String again = "cumulusc delete " + folder + " --endpoint-url " + trial.aws.endpoint();
    assertThat(trial.run("delete", "--yes", "--region", "us-west-2"))
        .isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told)
        .contains("Next: `" + again + " --yes --region us-west-2` tries again")
        .contains("`cumulusc delete` takes `--retain Jobs`");
    trial.aws.stack("shop").terminationProtection();
    assertThat(trial.run("delete", "--yes", "--region", "us-west-2")).isEqualTo(ExitCode.REFUSED);
    String command = " --stack-name shop" + where + "` lifts that.";
    assertThat(trial.told).contains(command);
    assertThat(trial.run("delete", "--yes", "--region", "us-west-2", "--output", "json-lines"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(trial.data.lines().filter(line -> line.contains(command)))
        .anyMatch(line -> line.startsWith("{\"kind\":\"message\""))
        .anyMatch(line -> line.startsWith("{\"kind\":\"result\""));
  }

  @Test
  void completesCommandsOfTheAwsCli() {
    trial.deployed();
    change();
    trial
        .aws
        .stack("shop")
        .next(
            Timeline.failedUpdate(
                CHANGED, "Jobs", "Action denied by stack policy: Statement [#1] does not allow"));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told)
        .contains(
            "`aws cloudformation get-stack-policy --stack-name shop --region us-east-1"
                + " --endpoint-url "
                + trial.aws.endpoint()
                + "` shows it.");
  }

  private void change() {
    trial.template(Trial.QUEUE.replace("30", "60"));
  }
}
