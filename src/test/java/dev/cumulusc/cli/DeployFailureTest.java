package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.FakeStack;
import dev.cumulusc.fixture.aws.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of deployments that go wrong, and of stacks that did before. */
class DeployFailureTest {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final List<FakeChange> ADDED = List.of(FakeChange.add("Jobs", QUEUE));
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

  @Test
  void reportsWhyAStackCouldNotBeCreated() {
    next(Timeline.failedCreation(ADDED, "Jobs", "Resource limit exceeded (Queue)"));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    String cause =
        """
        error: `Jobs` (AWS::SQS::Queue) failed: Resource limit exceeded (Queue).
          at app/cloudformation.template.yml:2:3
        """;
    assertThat(trial.told).contains(cause);
    assertThat(trial.told.substring(trial.told.indexOf(cause)))
        .contains(
            "The creation of `shop` failed after ",
            "and was rolled back completely: what is left is an empty stack.\nNext: ")
        .containsOnlyOnce("Resource limit exceeded");
  }

  @Test
  void keepsWhatFailedWhenRollbackIsDisabled() {
    next(
        Timeline.start()
            .then(FakeEvent.stack("CREATE_IN_PROGRESS"))
            .then(FakeEvent.resource("Jobs", QUEUE, "CREATE_FAILED").because("No."))
            .then(FakeEvent.stack("CREATE_FAILED")));
    assertThat(trial.deploy("--yes", "--disable-rollback")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told).contains("the stack was left as it is (CREATE_FAILED)");
    assertThat(trial.aws.calls("ExecuteChangeSet").get(0).parameter("DisableRollback"))
        .isEqualTo("true");
  }

  @Test
  void asksForTheDeletionOfANewStackThatFails() {
    next(
        Timeline.start()
            .then(FakeEvent.stack("CREATE_IN_PROGRESS"))
            .then(FakeEvent.resource("Jobs", QUEUE, "CREATE_FAILED").because("No."))
            .then(FakeEvent.stack("DELETE_IN_PROGRESS"))
            .then(FakeEvent.stack("DELETE_COMPLETE")));
    assertThat(trial.deploy("--yes", "--on-failure", "delete")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.aws.calls("CreateChangeSet").get(0).parameter("OnStackFailure"))
        .isEqualTo("DELETE");
    assertThat(trial.told).contains("nothing is left of it");
  }

  @Test
  void recoversAnUpdateWhoseRollbackFailed() {
    trial.deployed();
    change();
    trial
        .aws
        .stack("shop")
        .next(Timeline.failedRollback(CHANGED, "Jobs", "Too long.", "The queue is gone."));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told)
        .contains(
            "error: `Jobs` (AWS::SQS::Queue) failed: Too long.\n",
            "error: `Jobs` (AWS::SQS::Queue) failed while it was undone: The queue is gone.\n",
            "and so did its rollback (UPDATE_ROLLBACK_FAILED).\nNext: ");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told)
        .contains("its rollback failed at `Jobs`", "`--recover` agrees to go on with the rollback");
    assertThat(trial.aws.calls("ContinueUpdateRollback")).isEmpty();

    assertThat(trial.deploy("--yes", "--recover")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Rolled back `shop`", "Updated `shop`");
    assertThat(trial.aws.stack("shop").status()).isEqualTo("UPDATE_COMPLETE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--recover --no-execute",
        "--recover --plan-out p.json",
        "--recover-without Jobs --no-execute",
        "--recover-without Jobs --plan-out p.json"
      })
  void repairsNoStackWhereOnlyAPlanIsWanted(String options) {
    trial.aws.stack("shop").status("ROLLBACK_COMPLETE");
    assertThat(trial.deploy(options.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(trial.told)
        .contains("error: `" + options.split(" ")[0] + "` repairs a stack at once, and with `--");
    assertThat(trial.aws.operations()).isEmpty();
  }

  @Test
  void offersTheRemediesAtTheTerminal() {
    trial.deployed();
    change();
    trial
        .aws
        .stack("shop")
        .next(Timeline.failedRollback(CHANGED, "Jobs", "Too long.", "The queue is gone."));
    trial.deploy("--yes");

    assertThat(trial.typing("n\n").deploy()).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told)
        .contains("[1] go on with the rollback, [2] go on with the rollback without\n  `Jobs`");

    assertThat(trial.typing("2\ny\n").deploy()).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.calls("ContinueUpdateRollback").get(0).texts("ResourcesToSkip"))
        .containsExactly("Jobs");
  }

  @Test
  void deletesNoFailedCreationThatHoldsSomethingUnasked() {
    trial.aws.stack("shop").status("ROLLBACK_FAILED").resource("Jobs", QUEUE, "jobs");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told).contains("`shop` (ROLLBACK_FAILED)", "`--recover`");
    assertThat(trial.aws.operations()).doesNotContain("DeleteStack", "CreateChangeSet");
  }

  @Test
  void givesUpAfterARecoveryThatFails() {
    trial.aws.stack("shop").status("ROLLBACK_COMPLETE").resource("Jobs", QUEUE, "jobs");
    trial.aws.stack("shop").next(Timeline.failedDeletion("Jobs", QUEUE, "It is in use."));
    assertThat(trial.deploy("--yes", "--recover")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.told).contains("failed: It is in use.");
    assertThat(trial.aws.operations()).doesNotContain("CreateChangeSet");
  }

  @Test
  void goesOnAfterWhatSomebodyElseBegan() {
    trial.deployed();
    change();
    trial.aws.begin("shop", Timeline.failedUpdate(CHANGED, "Jobs", "Theirs was wrong."));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .containsSubsequence(
            "started elsewhere", "Theirs was wrong.", "This deployment goes on.", "Updated `shop`");
    assertThat(trial.aws.stack("shop").status()).isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void cancelsAnUpdateThatTakesTooLong() {
    trial.deployed();
    change();
    Timeline slow = Timeline.start().then(FakeEvent.stack("UPDATE_IN_PROGRESS"));
    for (int i = 0; i < 100; i++) {
      slow = slow.then();
    }
    trial.aws.stack("shop").next(slow);
    assertThat(trial.deploy("--yes", "--timeout", "5s", "--on-timeout", "cancel"))
        .isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told)
        .contains("was cancelled after", "begins anew", "the stack is as it was before");
    assertThat(trial.aws.calls("CancelUpdateStack")).hasSize(1);
  }

  @Test
  void anUpdateThatSomebodyElseCancelsHasNoCauseToFix() {
    trial.deployed();
    for (String output : List.of("text", "json-lines")) {
      change();
      trial
          .aws
          .stack("shop")
          .next(
              Timeline.start()
                  .then(FakeEvent.stack("UPDATE_IN_PROGRESS").because("User Initiated"))
                  .then(FakeEvent.resource("Jobs", QUEUE, "UPDATE_IN_PROGRESS"))
                  .then(
                      FakeEvent.resource("Jobs", QUEUE, "UPDATE_FAILED")
                          .because("Resource update cancelled"),
                      FakeEvent.stack("UPDATE_ROLLBACK_IN_PROGRESS").because("User Initiated"))
                  .then(FakeEvent.stack("UPDATE_ROLLBACK_COMPLETE")));
      assertThat(trial.deploy("--yes", "--output", output)).isEqualTo(ExitCode.ROLLED_BACK);
      assertThat(trial.told)
          .contains("The update of `shop` was cancelled after", "begins anew")
          .doesNotContain("failed: User Initiated", "fix the cause");
    }
    assertThat(trial.data.lines().filter(line -> line.matches(".*kind\":\"(end|result)\".*")))
        .hasSize(2)
        .allMatch(
            line ->
                line.contains(
                    "\"cause\":{\"message\":\"The update of `shop` was cancelled.\",\"code\":null,"
                        + "\"path\":null,\"type\":null,"));
  }

  @Test
  void programsReadWhatAnUpdateCouldNotRemove() {
    trial.deployed();
    change();
    trial
        .aws
        .stack("shop")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("UPDATE_IN_PROGRESS"))
                .then(FakeEvent.stack("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"))
                .then(FakeEvent.resource("Old", QUEUE, "DELETE_FAILED").because("It is in use."))
                .then(FakeEvent.stack("UPDATE_COMPLETE")));
    assertThat(trial.deploy("--yes", "--output", "json-lines")).isEqualTo(ExitCode.DONE);
    String sentence = "`Old` could not be removed, and is no part of the stack any more: ";
    assertThat(trial.told).containsOnlyOnce("warning: " + sentence);
    assertThat(trial.data.lines().filter(line -> line.contains(sentence)))
        .singleElement()
        .asString()
        .startsWith("{\"kind\":\"message\",\"level\":\"warning\",");
  }

  @Test
  void readsAllPagesOfChangesAndEvents() {
    String many =
        IntStream.rangeClosed(1, 130)
            .mapToObj(i -> "  Q" + i + ": {Type: 'AWS::SQS::Queue'}\n")
            .collect(Collectors.joining("", "Resources:\n", ""));
    trial.template(many);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("  +     Q130", "Summary: 130 added");
    assertThat(trial.told.lines().filter(line -> line.contains("CREATE_COMPLETE"))).hasSize(131);
    assertThat(trial.aws.stack("shop").status()).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  void ridesOutMuchThrottlingOfItsWatch() {
    trial.aws.on("DescribeChangeSet").throttles(1).drops(1);
    trial.aws.on("DescribeStackEvents").passes(1).throttles(2);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Created `shop`");
    assertThat(trial.aws.calls("CreateChangeSet")).hasSize(1);
    assertThat(trial.aws.calls("ExecuteChangeSet")).hasSize(1);
  }

  @Test
  void makesOneChangeSetThoughItsAnswerIsLost() {
    trial.aws.on("CreateChangeSet").losesAnswer(1);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.changeSetNames()).isEmpty();
  }

  @Test
  void takesBackTheChangeSetWhenItsExecutionIsDenied() {
    trial
        .aws
        .on("ExecuteChangeSet")
        .refuses(403, "AccessDenied", "User: me is not authorized to perform: it");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("error: ", "is not authorized to perform");
    assertThat(trial.aws.changeSetNames()).isEmpty();
    assertThat(trial.aws.stackNames()).isEmpty();
  }

  @Test
  void reportsTheTroubleThatCameFirstWhenItCantCleanUp() {
    trial.aws.on("ExecuteChangeSet").refuses(403, "AccessDenied", "You may not execute.");
    trial.aws.on("DeleteChangeSet").refuses(403, "AccessDenied", "You may not delete.");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("You may not execute.", "warning: A change set that is not");
  }

  @Test
  void reportsTheFirstFailureInANestedStack() {
    FakeStack inner = trial.aws.stack("shop-Inner");
    FakeEvent stack = FakeEvent.resource("Inner", FakeStack.TYPE, "CREATE_IN_PROGRESS");
    next(
        Timeline.start()
            .then(FakeEvent.stack("CREATE_IN_PROGRESS"))
            .then(stack.of(inner.id()))
            .then(FakeEvent.stack("CREATE_IN_PROGRESS").in("shop-Inner"))
            .then(
                FakeEvent.resource("Deep", QUEUE, "CREATE_FAILED")
                    .because("The queue name is taken.")
                    .in("shop-Inner"))
            .then(FakeEvent.stack("ROLLBACK_COMPLETE").in("shop-Inner"))
            .then(
                FakeEvent.resource("Inner", FakeStack.TYPE, "CREATE_FAILED")
                    .of(inner.id())
                    .because(
                        "Embedded stack "
                            + inner.id()
                            + " was not successfully created: The following resource(s) failed to"
                            + " create: [Deep]. "))
            .then(FakeEvent.stack("ROLLBACK_IN_PROGRESS"))
            .then(FakeEvent.stack("ROLLBACK_COMPLETE")));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told)
        .contains("error: `Inner/Deep` (AWS::SQS::Queue) failed: The queue name is taken.\n")
        .doesNotContain("Also failed");
  }

  /** Says what happens when the new stack is made. */
  private void next(Timeline timeline) {
    trial.aws.stack("shop").status("REVIEW_IN_PROGRESS").next(timeline);
  }

  private void change() {
    trial.template(Trial.QUEUE.replace("30", "60"));
  }
}
