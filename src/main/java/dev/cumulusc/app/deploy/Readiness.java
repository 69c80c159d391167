package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.Watched;
import dev.cumulusc.deploy.watch.recovery.Recovery;
import dev.cumulusc.deploy.watch.recovery.Remedy;
import java.util.Optional;

/** Gets stacks into a state from which they can be deployed. */
final class Readiness {
  /** A remedy may lead to a state that needs another one, but not for ever. */
  private static final int MOST_REMEDIES = 5;

  private final CloudFormation cloudFormation;
  private final Conversation conversation;

  Readiness(CloudFormation cloudFormation, Conversation conversation) {
    this.cloudFormation = cloudFormation;
    this.conversation = conversation;
  }

  /** Returns a stack when it can be deployed to, or nothing if it has to be created. */
  Optional<Stack> of(PreparedStack prepared) throws Stop {
    String name = prepared.input().stackName();
    Optional<Stack> found = find(name);
    for (int i = 0; i < MOST_REMEDIES && found.isPresent(); i++) {
      Recovery recovery = Recovery.of(found.get(), cloudFormation);
      if (!recovery.sentence().isEmpty()) {
        conversation.say(recovery.sentence());
      }
      if (recovery.usable()) {
        return found;
      }
      mend(recovery, prepared);
      found = find(name);
    }
    if (found.isPresent()) {
      throw new Stop(DeployResult.NEEDS_RECOVERY);
    }
    return found;
  }

  private Optional<Stack> find(String name) {
    Voice.Activity looking = conversation.begin("Looking at the stack `" + name + "`");
    try {
      return cloudFormation.stack(name);
    } finally {
      looking.close();
    }
  }

  private void mend(Recovery recovery, PreparedStack prepared) throws Stop {
    Optional<Remedy> remedy =
        recovery.best() instanceof Remedy.Attach
            ? Optional.of(recovery.best())
            : conversation.choose(recovery);
    if (remedy.isEmpty()) {
      throw new Stop(DeployResult.NEEDS_RECOVERY);
    }
    Optional<Watched> watched =
        conversation.mend(
            remedy.get(),
            recovery.stack(),
            StackOutline.of(prepared.template(), prepared.nested()));
    if (watched.isEmpty()) {
      throw new Stop(DeployResult.NEEDS_RECOVERY);
    }
    if (!watched.get().outcome().isOver()) {
      conversation.failed(watched.get(), prepared);
      throw new Stop(DeployResult.DETACHED);
    }
    boolean attached = remedy.get() instanceof Remedy.Attach;
    if (!attached && !watched.get().outcome().isSuccess()) {
      conversation.failed(watched.get(), prepared);
      throw new Stop(DeployResult.NEEDS_RECOVERY);
    }
    if (attached) {
      conversation.say(
          "That is over (" + watched.get().outcome().status() + "). This deployment goes on.");
    } else {
      conversation.succeeded(watched.get(), Optional.empty());
    }
  }
}
