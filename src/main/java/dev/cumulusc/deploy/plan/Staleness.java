package dev.cumulusc.deploy.plan;

import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ExecutionStatus;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import java.util.Optional;

/** Returns whether a plan may still be executed exactly. */
public final class Staleness {
  private Staleness() {}

  /**
   * Returns why a plan can't be executed any more; nothing if it can.
   *
   * @param stack the stack as it is now
   * @param changeSet the plan's change set as it is now
   */
  public static Optional<String> of(
      StackPlan plan, Optional<Stack> stack, Optional<ChangeSet> changeSet) {
    return stack(plan, stack).or(() -> changeSet(plan, changeSet));
  }

  private static Optional<String> stack(StackPlan plan, Optional<Stack> stack) {
    String name = "The stack `" + plan.stackName() + "`";
    if (stack.isEmpty()) {
      return plan.stackId().isEmpty() && plan.changeSetId().isEmpty()
          ? Optional.empty()
          : Optional.of(name + " is gone since the plan was made.");
    }
    Stack now = stack.get();
    if (plan.stackId().filter(id -> !id.equals(now.id())).isPresent()) {
      return Optional.of(name + " was deleted and made anew since the plan was made.");
    }
    if (now.status().isInProgress()) {
      return Optional.of(name + " is being worked on: it is `" + now.status() + "`.");
    }
    if (plan.basis().state().isEmpty() || plan.operation() == StackPlan.Operation.CREATE) {
      return now.status().equals(Status.REVIEW_IN_PROGRESS)
          ? Optional.empty()
          : Optional.of(
              name + " is there now (`" + now.status() + "`), but the plan would make it.");
    }
    StackPlan.State from = plan.basis().state().get();
    if (!now.touched().equals(from.touched())) {
      return Optional.of(
          name + " was changed at " + now.touched() + ", after the plan was made from it.");
    }
    return now.status().name().equals(from.status())
        ? Optional.empty()
        : Optional.of(
            name + " is `" + now.status() + "`, but was `" + from.status() + "` for the plan.");
  }

  private static Optional<String> changeSet(StackPlan plan, Optional<ChangeSet> changeSet) {
    if (plan.changeSetId().isEmpty()) {
      return plan.isUnchanged()
          ? Optional.empty()
          : Optional.of("The plan has no change set for `" + plan.stackName() + "`.");
    }
    String name = "The change set for `" + plan.stackName() + "`";
    if (changeSet.isEmpty()) {
      return Optional.of(name + " is gone: it was executed or deleted since the plan was made.");
    }
    ChangeSet now = changeSet.get();
    ExecutionStatus status = now.executionStatus();
    if (status.isAvailable()) {
      return Optional.empty();
    }
    if (status.isObsolete()) {
      return Optional.of(name + " is obsolete: another one was executed since the plan was made.");
    }
    return Optional.of(
        status.isExecuted()
            ? name + " was executed already: it is `" + status + "`."
            : name + " can't be executed: it is `" + now.status() + "`, `" + status + "`.");
  }
}
