package dev.cumulusc.deploy.watch.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.watch.InterruptHandler;
import dev.cumulusc.deploy.watch.Outcome;
import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.StackWatcher;
import dev.cumulusc.deploy.watch.WatchListener;
import dev.cumulusc.deploy.watch.WatchOptions;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.fixture.ScriptedStacks;
import dev.cumulusc.fixture.SteppedClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {
  private static final String ROLLBACK_FAILED =
      """
      -90 app * CloudFormation::Stack UPDATE_IN_PROGRESS User Initiated
      -89 app Old SQS::Queue UPDATE_FAILED Not that one.
      -80 app * CloudFormation::Stack UPDATE_ROLLBACK_IN_PROGRESS
      -75 app-Api * CloudFormation::Stack UPDATE_ROLLBACK_IN_PROGRESS
      -70 app-Api Role IAM::Role UPDATE_FAILED Denied.
      -66 app Api=app-Api CloudFormation::Stack UPDATE_FAILED Embedded stack failed
      -65 app Queue SQS::Queue UPDATE_FAILED Gone.
      -60 app * CloudFormation::Stack UPDATE_ROLLBACK_FAILED
      """;

  private final SteppedClock clock = new SteppedClock();
  private final ScriptedStacks stacks = new ScriptedStacks(clock);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ROLLBACK_COMPLETE|false|delete it and create it anew",
        "ROLLBACK_FAILED|false|delete it and create it anew",
        "CREATE_FAILED|true|delete it and create it anew",
        "REVIEW_IN_PROGRESS|true|do nothing",
        "UPDATE_FAILED|true|roll it back",
        "DELETE_FAILED|false|delete it once more",
        "UPDATE_IN_PROGRESS|false|watch it to its end, then go on",
        "UPDATE_ROLLBACK_COMPLETE|true|do nothing",
        "CREATE_COMPLETE|true|do nothing"
      })
  void explainsAStackAndOffersToMendIt(String status, boolean usable, String action) {
    stacks.script("-5 app * CloudFormation::Stack " + status);
    Recovery recovery = found();
    assertThat(recovery.usable()).isEqualTo(usable);
    assertThat(recovery.best().action()).isEqualTo(action);
    assertThat(recovery.sentence().isEmpty())
        .isEqualTo(status.endsWith("K_COMPLETE") && usable || status.equals("CREATE_COMPLETE"));
  }

  @Test
  void skipsOnlyWhatTheRollbackFailedAtNestedResourcesByTheirStacks() {
    stacks.script(ROLLBACK_FAILED);
    Recovery recovery = found();
    assertThat(recovery.remedies())
        .containsExactly(
            new Remedy.ContinueRollback(List.of()),
            new Remedy.ContinueRollback(List.of("Queue", "app-Api.Role")));
    assertThat(recovery.best().deletes()).isFalse();
  }

  @Test
  void goesOnWithARollbackToItsEnd() {
    stacks
        .script(ROLLBACK_FAILED)
        .onContinue(
            """
            0.5 app * CloudFormation::Stack UPDATE_ROLLBACK_IN_PROGRESS User Initiated
            9.0 app Queue SQS::Queue UPDATE_COMPLETE
            9.5 app * CloudFormation::Stack UPDATE_ROLLBACK_COMPLETE
            """);
    WatchResult watched = apply(found().remedies().get(1)).orElseThrow();
    assertThat(stacks.calls).containsExactly("continue skip=[Queue, app-Api.Role]");
    assertThat(watched.outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(watched.events()).hasSize(3);
  }

  @Test
  void deletesOnceMoreWithoutWhatBlocksIt() {
    stacks
        .script(
            """
            -9 app * CloudFormation::Stack DELETE_IN_PROGRESS User Initiated
            -8 app Bucket S3::Bucket DELETE_FAILED The bucket is not empty.
            -7 app * CloudFormation::Stack DELETE_FAILED The following resource(s) failed to delete: [Bucket].
            """)
        .onDelete(
            """
            0.5 app * CloudFormation::Stack DELETE_IN_PROGRESS User Initiated
            1.0 app Bucket S3::Bucket DELETE_SKIPPED
            2.0 app * CloudFormation::Stack DELETE_COMPLETE
            """);
    Recovery recovery = found();
    assertThat(recovery.sentence()).contains("`Bucket`");
    assertThat(recovery.remedies())
        .containsExactly(
            new Remedy.RetryDelete(List.of()),
            new Remedy.RetryDelete(List.of("Bucket")),
            new Remedy.ForceDelete());
    WatchResult watched = apply(recovery.remedies().get(1)).orElseThrow();
    assertThat(watched.outcome()).isInstanceOf(Outcome.Deleted.class);
    assertThat(stacks.calls).containsExactly("delete retain=[Bucket] force=false");
  }

  @Test
  void rollsBackAndForcesAndDoesNothing() {
    stacks
        .script("-5 app * CloudFormation::Stack UPDATE_FAILED")
        .onRollback("0.5 app * CloudFormation::Stack UPDATE_ROLLBACK_COMPLETE")
        .onDelete("0.5 app * CloudFormation::Stack DELETE_COMPLETE");
    assertThat(apply(new Remedy.None())).isEmpty();
    assertThat(apply(new Remedy.Rollback()).orElseThrow().outcome().isSuccess()).isTrue();
    assertThat(apply(new Remedy.ForceDelete()).orElseThrow().outcome().isSuccess()).isTrue();
    assertThat(stacks.calls).containsExactly("rollback", "delete retain=[] force=true");
  }

  private Recovery found() {
    return Recovery.of(stacks.stack("app").orElseThrow(), stacks);
  }

  private Optional<WatchResult> apply(Remedy remedy) {
    StackWatcher watcher =
        new StackWatcher(stacks, clock, new Silent(), InterruptHandler.NONE, Runnable::run);
    return new Remedies(stacks, clock, watcher, WatchOptions.ENDLESS)
        .apply(remedy, stacks.stack("app").orElseThrow(), StackOutline.NONE, Optional.empty());
  }

  /** Somebody who does not listen. */
  private static final class Silent implements WatchListener {
    @Override
    public void event(WatchedEvent event) {
      // Only the outcome is looked at.
    }

    @Override
    public void progress(Progress progress) {
      // Only the outcome is looked at.
    }

    @Override
    public void notice(String sentence) {
      // Only the outcome is looked at.
    }
  }
}
