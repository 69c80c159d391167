package dev.cumulusc.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.watch.InterruptHandler.Decision;
import dev.cumulusc.deploy.watch.InterruptHandler.Situation;
import dev.cumulusc.deploy.watch.Operation.Kind;
import dev.cumulusc.deploy.watch.Progress.ResourceProgress;
import dev.cumulusc.deploy.watch.Progress.StackProgress;
import dev.cumulusc.deploy.watch.WatchOptions.OnTimeout;
import dev.cumulusc.fixture.ScriptedStacks;
import dev.cumulusc.fixture.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackWatcherTest {
  private static final String CREATION =
      """
      0.0 app *     CloudFormation::Stack CREATE_IN_PROGRESS User Initiated
      0.5 app Queue SQS::Queue CREATE_IN_PROGRESS
      0.9 app Queue SQS::Queue CREATE_IN_PROGRESS Resource creation Initiated
      70.0 app Queue SQS::Queue CREATE_COMPLETE
      71.0 app Role IAM::Role CREATE_IN_PROGRESS
      90.0 app Role IAM::Role CREATE_COMPLETE
      91.0 app *    CloudFormation::Stack CREATE_COMPLETE
      """;

  private static final String UPDATE_BEFORE =
      """
      -9000 app * CloudFormation::Stack CREATE_IN_PROGRESS User Initiated
      -8999 app Queue SQS::Queue CREATE_COMPLETE
      -8998 app Api=app-Api CloudFormation::Stack CREATE_COMPLETE
      -8998 app-Api * CloudFormation::Stack CREATE_COMPLETE
      -8997 app * CloudFormation::Stack CREATE_COMPLETE
      """;

  private static final String LONG_UPDATE =
      UPDATE_BEFORE
          + """
          0.2 app * CloudFormation::Stack UPDATE_IN_PROGRESS User Initiated
          1.0 app Queue SQS::Queue UPDATE_IN_PROGRESS
          900.0 app Queue SQS::Queue UPDATE_COMPLETE
          901.0 app * CloudFormation::Stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS
          902.0 app * CloudFormation::Stack UPDATE_COMPLETE
          """;

  private static final String ROLLBACK =
      """
      0.5 app * CloudFormation::Stack UPDATE_ROLLBACK_IN_PROGRESS User Initiated
      9.0 app Queue SQS::Queue UPDATE_COMPLETE
      10.0 app * CloudFormation::Stack UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS
      11.0 app * CloudFormation::Stack UPDATE_ROLLBACK_COMPLETE
      """;

  private final SteppedClock clock = new SteppedClock();
  private final ScriptedStacks stacks = new ScriptedStacks(clock);
  private final Recorder recorder = new Recorder();

  @Test
  void seesEveryEventOnceAndTheEndWithinTwoSeconds() {
    stacks.script(CREATION);
    WatchResult watched = watch(Kind.CREATE);
    assertThat(watched.outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(watched.outcome().status().name()).isEqualTo("CREATE_COMPLETE");
    assertThat(clock.seconds()).isBetween(91.0, 93.0);
    assertThat(recorder.events).hasSize(7).isEqualTo(watched.events());
    assertThat(recorder.notices).isEmpty();
    assertThat(watched.stack()).isPresent();
  }

  @Test
  void reportsWhatIsPendingInProgressAndDone() {
    stacks.script(CREATION);
    StackOutline outline =
        new StackOutline(
            Map.of("Queue", "add", "Role", "add"),
            Map.of("Role", Set.of("Queue")),
            Map.of(),
            Map.of());
    watch(operation(Kind.CREATE), outline, WatchOptions.ENDLESS, InterruptHandler.NONE);
    Progress middle = pictureAt(60);
    assertThat(middle.stack().pending()).containsExactly("Role");
    assertThat(middle.stack().done()).isZero();
    ResourceProgress queue = middle.stack().inProgress().get(0);
    assertThat(queue.logicalId()).isEqualTo("Queue");
    assertThat(queue.elapsed()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
    assertThat(queue.awaitedBy()).containsExactly("Role");
    Progress later = pictureAt(80);
    assertThat(later.stack().pending()).isEmpty();
    assertThat(later.stack().done()).isEqualTo(1);
    assertThat(later.stack().inProgress().get(0).logicalId()).isEqualTo("Role");
  }

  @Test
  void readsOnlyWhatBelongsToTheOperation() {
    stacks.script(LONG_UPDATE);
    Operation update = Operation.about(stacks, id(), "app", Kind.UPDATE, "token-1");
    WatchResult watched =
        watch(update, StackOutline.NONE, WatchOptions.ENDLESS, InterruptHandler.NONE);
    assertThat(watched.events()).hasSize(5);
    assertThat(watched.outcome().isSuccess()).isTrue();
  }

  @Test
  void attachesToAnUpdateThatSomebodyElseBegan() {
    stacks.script(LONG_UPDATE);
    clock.sleep(Duration.ofMinutes(10));
    Operation found = Operation.underWay(stacks, stacks.stack("app").orElseThrow());
    assertThat(found.kind()).isEqualTo(Kind.UPDATE);
    assertThat(found.clientToken()).contains("token-1");
    WatchResult watched =
        watch(found, StackOutline.NONE, WatchOptions.ENDLESS, InterruptHandler.NONE);
    assertThat(watched.events()).hasSize(5);
    assertThat(recorder.pictures.get(0).stack().inProgress().get(0).elapsed())
        .isEqualTo(Duration.ofSeconds(599));
    assertThat(recorder.pictures.get(0).elapsed()).isGreaterThan(Duration.ofSeconds(599));
  }

  @Test
  void followsNestedStacksOfAnyDepthFromTheBeginOfTheOperation() {
    stacks.script(
        UPDATE_BEFORE
            + """
            0.1 app * CloudFormation::Stack UPDATE_IN_PROGRESS User Initiated
            1.0 app Api=app-Api CloudFormation::Stack UPDATE_IN_PROGRESS
            2.0 app-Api * CloudFormation::Stack UPDATE_IN_PROGRESS
            2.5 app-Api Inner=app-Inner CloudFormation::Stack CREATE_IN_PROGRESS
            2.6 app-Inner * CloudFormation::Stack CREATE_IN_PROGRESS
            3.0 app-Inner Topic SNS::Topic CREATE_IN_PROGRESS
            30.0 app-Inner Topic SNS::Topic CREATE_COMPLETE
            30.1 app-Inner * CloudFormation::Stack CREATE_COMPLETE
            40.0 app-Api Inner=app-Inner CloudFormation::Stack CREATE_COMPLETE
            41.0 app-Api * CloudFormation::Stack UPDATE_COMPLETE
            50.0 app Api=app-Api CloudFormation::Stack UPDATE_COMPLETE
            51.0 app * CloudFormation::Stack UPDATE_COMPLETE
            """);
    Operation update = Operation.about(stacks, id(), "app", Kind.UPDATE, "token-1");
    WatchResult watched =
        watch(update, StackOutline.NONE, WatchOptions.ENDLESS, InterruptHandler.NONE);
    assertThat(watched.events()).hasSize(12);
    assertThat(watched.events().stream().map(WatchedEvent::path))
        .contains("Api/Inner/Topic", "Api/Inner", "Api", "");
    StackProgress api = pictureAt(20).stack().nested().get(0);
    assertThat(api.name()).isEqualTo("app-Api");
    assertThat(api.nested().get(0).inProgress())
        .extracting(ResourceProgress::path)
        .containsExactly("Api/Inner/Topic");
    assertThat(pictureAt(20).stack().inProgress()).isEmpty();
  }

  @Test
  void ridesOutThrottlingInOneLineAndSlowsDown() {
    stacks.script(CREATION).failing(5, 60, ServiceException.Kind.THROTTLED);
    WatchResult watched = watch(Kind.CREATE);
    assertThat(watched.outcome().isSuccess()).isTrue();
    assertThat(watched.events()).hasSize(7);
    assertThat(recorder.notices)
        .containsExactly(
            "AWS throttles: the watch goes on, but looks less often.", "AWS answers again.");
    assertThat(pictureAt(30).outage()).isPresent();
  }

  @Test
  void givesUpOnlyWhenNobodyAnswersForLong() {
    stacks.script(CREATION).failing(5, 5000, ServiceException.Kind.UNREACHABLE);
    WatchResult watched = watch(Kind.CREATE);
    assertThat(watched.outcome()).isInstanceOf(Outcome.LostSight.class);
    assertThat(clock.seconds()).isBetween(600.0, 660.0);
    assertThat(watched.outcome().isOver()).isFalse();
  }

  @Test
  void detachesWhenItIsToldTo() {
    stacks.script(CREATION);
    WatchResult watched = watch(Kind.CREATE, new Interrupting(10, Decision.DETACH));
    assertThat(watched.outcome()).isInstanceOf(Outcome.Detached.class);
    assertThat(clock.seconds()).isBetween(10.0, 10.5);
    assertThat(stacks.calls).isEmpty();
  }

  @Test
  void cancelsAnUpdateAndWatchesItsRollback() {
    stacks.script(LONG_UPDATE).onCancel(ROLLBACK);
    Operation update = Operation.about(stacks, id(), "app", Kind.UPDATE, "token-1");
    Interrupting interrupts = new Interrupting(10, Decision.CANCEL);
    WatchResult watched = watch(update, StackOutline.NONE, WatchOptions.ENDLESS, interrupts);
    assertThat(stacks.calls).containsExactly("cancel");
    assertThat(watched.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(watched.cancelled()).isTrue();
    assertThat(interrupts.situations.get(0).cancellable()).isTrue();
    assertThat(interrupts.situations.get(0).deletable()).isFalse();
    assertThat(recorder.notices).containsExactly("The update is cancelled; `app` rolls back.");
  }

  @Test
  void deletesAHalfMadeStackOnlyWhenThatIsChosen() {
    stacks
        .script(CREATION)
        .onDelete(
            """
            0.5 app * CloudFormation::Stack DELETE_IN_PROGRESS User Initiated
            5.0 app Queue SQS::Queue DELETE_COMPLETE
            6.0 app * CloudFormation::Stack DELETE_COMPLETE
            """);
    Interrupting interrupts = new Interrupting(10, Decision.DELETE);
    WatchResult watched = watch(Kind.CREATE, interrupts);
    assertThat(interrupts.situations.get(0).deletable()).isTrue();
    assertThat(watched.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(stacks.calls).containsExactly("delete retain=[] force=false");
  }

  @Test
  void doesNotCancelACreation() {
    stacks.script(CREATION);
    WatchResult watched = watch(Kind.CREATE, new Interrupting(10, Decision.CANCEL));
    assertThat(watched.outcome().isSuccess()).isTrue();
    assertThat(stacks.calls).isEmpty();
    assertThat(recorder.notices).hasSize(1).first().asString().startsWith("There is nothing to");
  }

  @Test
  void cancelsWhatTakesTooLong() {
    stacks.script(LONG_UPDATE).onCancel(ROLLBACK);
    Operation update = Operation.about(stacks, id(), "app", Kind.UPDATE, "token-1");
    WatchOptions options = new WatchOptions(Optional.of(Duration.ofMinutes(2)), OnTimeout.CANCEL);
    WatchResult watched = watch(update, StackOutline.NONE, options, InterruptHandler.NONE);
    assertThat(watched.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(clock.seconds()).isBetween(131.0, 134.0);
  }

  @Test
  void leavesWhatTakesTooLongWhenItCanNotBeCancelled() {
    stacks.script(CREATION);
    WatchOptions options = new WatchOptions(Optional.of(Duration.ofSeconds(30)), OnTimeout.CANCEL);
    WatchResult watched =
        watch(operation(Kind.CREATE), StackOutline.NONE, options, InterruptHandler.NONE);
    assertThat(watched.outcome()).isInstanceOf(Outcome.TimedOut.class);
    assertThat(stacks.calls).isEmpty();
  }

  @Test
  void countsAnewWhenTheStackRollsBack() {
    stacks.script(
        """
        0.0 app * CloudFormation::Stack CREATE_IN_PROGRESS User Initiated
        0.5 app Queue SQS::Queue CREATE_COMPLETE
        1.0 app Topic SNS::Topic CREATE_IN_PROGRESS
        5.0 app Role IAM::Role CREATE_FAILED It is wrong.
        5.1 app Topic SNS::Topic CREATE_FAILED Resource creation cancelled
        6.0 app * CloudFormation::Stack ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Role]. Rollback requested by user.
        20.0 app Queue SQS::Queue DELETE_IN_PROGRESS
        30.0 app Queue SQS::Queue DELETE_COMPLETE
        30.5 app Topic SNS::Topic DELETE_SKIPPED
        31.0 app * CloudFormation::Stack ROLLBACK_COMPLETE
        """);
    WatchResult watched = watch(Kind.CREATE);
    assertThat(watched.outcome()).isInstanceOf(Outcome.RolledBack.class);
    Progress rollingBack = pictureAt(15);
    assertThat(rollingBack.stack().pending()).containsExactly("Queue", "Topic", "Role");
    assertThat(rollingBack.failures()).extracting(WatchedEvent::path).containsExactly("Role");
    assertThat(pictureAt(25).stack().inProgress()).hasSize(1);
    assertThat(recorder.pictures.get(recorder.pictures.size() - 1).stack().inProgress()).isEmpty();
  }

  @Test
  void goesOnWhenAFailedStackIsStillToRollBack() {
    stacks.script(
        """
        0.0 app * CloudFormation::Stack CREATE_IN_PROGRESS User Initiated
        1.0 app * CloudFormation::Stack CREATE_FAILED The following resource(s) failed to create: [Role].
        1.0 app * CloudFormation::Stack DELETE_IN_PROGRESS
        9.0 app * CloudFormation::Stack DELETE_COMPLETE
        """);
    WatchResult watched = watch(Kind.CREATE);
    assertThat(watched.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(watched.outcome().status().name()).isEqualTo("DELETE_COMPLETE");
  }

  @Test
  void needsRecoveryWhenTheRollbackFails() {
    stacks.script(
        UPDATE_BEFORE
            + """
            0.1 app * CloudFormation::Stack UPDATE_IN_PROGRESS User Initiated
            2.0 app Queue SQS::Queue UPDATE_FAILED No.
            3.0 app * CloudFormation::Stack UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to update: [Queue].
            9.0 app Queue SQS::Queue UPDATE_FAILED Still no.
            9.5 app * CloudFormation::Stack UPDATE_ROLLBACK_FAILED The following resource(s) failed to update: [Queue].
            """);
    Operation update = Operation.about(stacks, id(), "app", Kind.UPDATE, "token-1");
    WatchResult watched =
        watch(update, StackOutline.NONE, WatchOptions.ENDLESS, InterruptHandler.NONE);
    assertThat(watched.outcome()).isInstanceOf(Outcome.NeedsRecovery.class);
  }

  @Test
  void looksLessOftenAtManyStacks() {
    PollInterval interval = new PollInterval("seed");
    assertThat(interval.next(1)).isLessThan(interval.next(9));
    assertThat(interval.next(9)).isLessThan(Duration.ofSeconds(2));
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      longest = interval.nextAfterFailure();
    }
    assertThat(longest).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
  }

  @Test
  void staysPatientForAWhileAfterAFailure() {
    PollInterval interval = new PollInterval("seed");
    for (int i = 0; i < 5; i++) {
      interval.nextAfterFailure();
    }
    assertThat(interval.next(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(interval.next(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(interval.next(1)).isEqualTo(Duration.ofMillis(2500));
    assertThat(interval.next(1)).isEqualTo(Duration.ofMillis(1250));
    assertThat(interval.next(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(interval.nextAfterFailure())
        .isBetween(Duration.ofMillis(1440), Duration.ofMillis(2160));
    assertThat(interval.next(3)).isEqualTo(Duration.ofSeconds(1));
    assertThat(interval.next(4)).isEqualTo(Duration.ofMillis(1800));
  }

  private WatchResult watch(Kind kind) {
    return watch(kind, InterruptHandler.NONE);
  }

  private WatchResult watch(Kind kind, InterruptHandler interrupts) {
    return watch(operation(kind), StackOutline.NONE, WatchOptions.ENDLESS, interrupts);
  }

  private WatchResult watch(
      Operation operation, StackOutline outline, WatchOptions options, InterruptHandler handler) {
    return new StackWatcher(stacks, clock, recorder, handler, Runnable::run)
        .watch(operation, outline, options);
  }

  private static Operation operation(Kind kind) {
    return new Operation(
        id(), "app", kind, Optional.empty(), Optional.of("token-1"), Optional.empty());
  }

  private static String id() {
    return ScriptedStacks.id("app");
  }

  /** Returns the first picture from a number of seconds after the begin on. */
  private Progress pictureAt(int seconds) {
    return recorder.pictures.stream()
        .filter(picture -> picture.elapsed().toSeconds() >= seconds)
        .findFirst()
        .orElseThrow();
  }

  /** Somebody who interrupts once, after some seconds. */
  private final class Interrupting implements InterruptHandler {
    private final int after;
    private final Decision decision;
    private final List<Situation> situations = new ArrayList<>();

    Interrupting(int after, Decision decision) {
      this.after = after;
      this.decision = decision;
    }

    @Override
    public boolean isInterrupted() {
      return situations.isEmpty() && clock.seconds() >= after;
    }

    @Override
    public Decision decide(Situation situation) {
      situations.add(situation);
      return decision;
    }
  }
}
