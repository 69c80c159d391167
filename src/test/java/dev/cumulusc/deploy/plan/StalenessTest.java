package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.plan.StackPlan.Operation;
import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ExecutionStatus;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.fixture.service.FakeStacks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which plans may still be executed as they were made. */
class StalenessTest {
  private static final Instant TOUCHED = FakeStacks.CREATED.plusSeconds(3600);

  private static StackPlan plan(
      Operation operation, Optional<String> changeSet, Optional<StackPlan.State> state) {
    return new StackPlan(
        "app",
        operation,
        state.map(from -> "app"),
        changeSet,
        new StackPlan.Basis(state, "hash", KeptForExecutions.NONE),
        StackDelta.NONE,
        List.of(),
        List.of(),
        List.of());
  }

  private static Optional<StackPlan.State> from(String status, Instant touched) {
    return Optional.of(new StackPlan.State(status, touched));
  }

  private static Stack stack(String status) {
    Stack stack = FakeStacks.stack("app", Map.of());
    return new Stack(
        stack.id(),
        stack.name(),
        new Stack.State(
            new Status(status),
            Optional.empty(),
            stack.state().created(),
            stack.state().updated(),
            Optional.empty()),
        stack.settings(),
        stack.outputs(),
        stack.parentId());
  }

  private static ChangeSet changeSet(String executionStatus) {
    return new ChangeSet(
        "cs",
        "cs",
        "app",
        "app",
        new Status("CREATE_COMPLETE"),
        Optional.empty(),
        new ExecutionStatus(executionStatus),
        TOUCHED,
        List.of());
  }

  private static String stale(StackPlan plan, Optional<Stack> stack, Optional<ChangeSet> now) {
    return Staleness.of(plan, stack, now).orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          AVAILABLE        | -
          OBSOLETE         | The change set for `app` is obsolete: another one was executed since the plan was made.
          EXECUTE_COMPLETE | The change set for `app` was executed already: it is `EXECUTE_COMPLETE`.
          UNAVAILABLE      | The change set for `app` can't be executed: it is `CREATE_COMPLETE`, `UNAVAILABLE`.
          """)
  void goesByTheChangeSet(String status, String reason) {
    StackPlan plan = plan(Operation.UPDATE, Optional.of("cs"), from("UPDATE_COMPLETE", TOUCHED));

    assertThat(stale(plan, Optional.of(stack("UPDATE_COMPLETE")), Optional.of(changeSet(status))))
        .isEqualTo(reason);
  }

  @Test
  void needsItsChangeSet() {
    Optional<Stack> stack = Optional.of(stack("UPDATE_COMPLETE"));
    assertThat(
            stale(
                plan(Operation.UPDATE, Optional.of("cs"), from("UPDATE_COMPLETE", TOUCHED)),
                stack,
                Optional.empty()))
        .isEqualTo(
            "The change set for `app` is gone: it was executed or deleted since the plan was made.");
    assertThat(
            stale(
                plan(Operation.UPDATE, Optional.empty(), from("UPDATE_COMPLETE", TOUCHED)),
                stack,
                Optional.empty()))
        .isEqualTo("The plan has no change set for `app`.");
    assertThat(
            stale(
                plan(Operation.UNCHANGED, Optional.empty(), from("UPDATE_COMPLETE", TOUCHED)),
                stack,
                Optional.empty()))
        .isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          UPDATE_COMPLETE          | -
          UPDATE_IN_PROGRESS       | The stack `app` is being worked on: it is `UPDATE_IN_PROGRESS`.
          UPDATE_ROLLBACK_COMPLETE | The stack `app` is `UPDATE_ROLLBACK_COMPLETE`, but was `UPDATE_COMPLETE` for the plan.
          """)
  void goesByTheStatusOfTheStack(String status, String reason) {
    StackPlan plan = plan(Operation.UNCHANGED, Optional.empty(), from("UPDATE_COMPLETE", TOUCHED));

    assertThat(stale(plan, Optional.of(stack(status)), Optional.empty())).isEqualTo(reason);
  }

  @Test
  void goesByWhenTheStackWasTouched() {
    StackPlan plan =
        plan(
            Operation.UNCHANGED,
            Optional.empty(),
            from("UPDATE_COMPLETE", TOUCHED.minusSeconds(1)));

    assertThat(stale(plan, Optional.of(stack("UPDATE_COMPLETE")), Optional.empty()))
        .startsWith("The stack `app` was changed at " + TOUCHED + ", after the plan was made");
  }

  @Test
  void noticesAStackThatWasMadeAnew() {
    StackPlan plan = plan(Operation.UNCHANGED, Optional.empty(), from("UPDATE_COMPLETE", TOUCHED));

    assertThat(stale(plan, Optional.of(FakeStacks.stack("app", "other")), Optional.empty()))
        .isEqualTo("The stack `app` was deleted and made anew since the plan was made.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          REVIEW_IN_PROGRESS | -
          CREATE_COMPLETE    | The stack `app` is there now (`CREATE_COMPLETE`), but the plan would make it.
          """)
  void makesNoStackThatIsThere(String status, String reason) {
    StackPlan plan = plan(Operation.CREATE, Optional.of("cs"), Optional.empty());

    assertThat(stale(plan, Optional.of(stack(status)), Optional.of(changeSet("AVAILABLE"))))
        .isEqualTo(reason);
  }

  @Test
  void makesAStackThatIsNotThere() {
    StackPlan shown = plan(Operation.CREATE, Optional.empty(), Optional.empty());
    StackPlan made = plan(Operation.CREATE, Optional.of("cs"), Optional.empty());

    assertThat(stale(shown, Optional.empty(), Optional.empty()))
        .isEqualTo("The plan has no change set for `app`.");
    assertThat(stale(made, Optional.empty(), Optional.of(changeSet("AVAILABLE"))))
        .isEqualTo("The stack `app` is gone since the plan was made.");
  }
}
