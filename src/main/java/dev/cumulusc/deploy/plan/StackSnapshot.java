package dev.cumulusc.deploy.plan;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import java.util.Optional;

/**
 * A stack as it was found, beside the stack that is wanted.
 *
 * @param stack the stack; nothing if there is none
 * @param deployed what is deployed, if it was read already
 * @param answer whether something changes
 */
public record StackSnapshot(
    PreparedStack prepared,
    Optional<Stack> stack,
    Optional<DeployedStack> deployed,
    Unchanged.Answer answer) {
  /** Returns whether the stack has to be created: there is none, or one without resources. */
  public boolean isNew() {
    return stack.isEmpty() || stack.get().status().equals(Status.REVIEW_IN_PROGRESS);
  }

  /** Returns the name of the wanted stack. */
  public String stackName() {
    return prepared.input().stackName();
  }
}
