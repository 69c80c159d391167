package dev.cumulusc.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.stack.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.Watched;
import java.util.Optional;

/** Gets stacks into a state from which they can be deployed. */
final class Readiness {
  private final DeployContext context;
  private final Conversation conversation;

  Readiness(DeployContext context, Conversation conversation) {
    this.context = context;
    this.conversation = conversation;
  }

  /** Returns a stack when it can be deployed to, or nothing if it has to be created. */
  Optional<Stack> of(Optional<Stack> found, PreparedStack prepared) throws Stop {
    if (found.filter(stack -> stack.status().isInProgress()).isEmpty()) {
      return found;
    }
    Stack busy = found.get();
    conversation.say(
        "The stack `"
            + busy.name()
            + "` is `"
            + busy.status()
            + "`: what was begun elsewhere is watched to its end first.");
    Watched watched =
        conversation.watch(
            Operation.underWay(context.cloudFormation(), busy),
            StackOutline.of(prepared.template(), prepared.nested()));
    if (!watched.outcome().isOver()) {
      conversation.failed(watched, prepared);
      throw new Stop(DeployResult.DETACHED);
    }
    return context.cloudFormation().stack(busy.name());
  }
}
