package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.recovery.Recovery;
import dev.cumulusc.deploy.watch.recovery.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gets stacks into a state from which they can be deployed. */
final class Readiness {
  /** A remedy may lead to a state that needs another one, but not for ever. */
  private static final int MAX_REMEDIES = 5;

  private final DeployContext context;
  private final DeployRequest request;
  private final Listener listener;

  Readiness(DeployContext context, DeployRequest request) {
    this.context = context;
    this.request = request;
    this.listener = context.listener();
  }

  /** Returns a stack when it can be deployed to, or nothing if it has to be created. */
  Optional<Stack> of(PreparedStack prepared) throws Stop {
    String name = prepared.input().stackName();
    Optional<Stack> found = find(name);
    for (int i = 0; i < MAX_REMEDIES && found.isPresent(); i++) {
      Recovery recovery = Recovery.of(found.get(), context.cloudFormation());
      if (!recovery.sentence().isEmpty()) {
        listener.note(recovery.sentence());
      }
      if (recovery.usable()) {
        return found;
      }
      found = repair(recovery, prepared).or(() -> find(name)).filter(Readiness::isThere);
    }
    if (found.isPresent()) {
      throw new Stop(DeployResult.NEEDS_RECOVERY);
    }
    return found;
  }

  private Optional<Stack> find(String name) {
    Listener.Activity looking = listener.start("Looking at the stack `" + name + "`");
    try {
      return context.cloudFormation().stack(name);
    } finally {
      looking.close();
    }
  }

  private static boolean isThere(Stack stack) {
    return !stack.status().name().equals("DELETE_COMPLETE");
  }

  /** Repairs a stack, and returns it as it is then, if that was seen. */
  private Optional<Stack> repair(Recovery recovery, PreparedStack prepared) throws Stop {
    Optional<Remedy> remedy =
        recovery.best() instanceof Remedy.Attach ? Optional.of(recovery.best()) : choose(recovery);
    if (remedy.isEmpty()) {
      throw new Stop(DeployResult.NEEDS_RECOVERY);
    }
    Optional<WatchResult> found =
        new Watching(context, request.watch())
            .repair(
                remedy.get(),
                recovery.stack(),
                StackOutline.of(prepared.template(), prepared.nested()),
                request.options().roleArn());
    WatchResult watched = found.orElseThrow(() -> new Stop(DeployResult.NEEDS_RECOVERY));
    if (remedy.get() instanceof Remedy.Attach && watched.outcome().isOver()) {
      listener.note("That is over (" + watched.outcome().status() + "). This deployment goes on.");
      return watched.stack();
    }
    listener.on(new Event.OperationEnded(watched, Optional.empty()));
    if (!watched.outcome().isSuccess()) {
      throw new Stop(
          watched.outcome().isOver()
              ? DeployResult.NEEDS_RECOVERY
              : DeployResult.of(watched.outcome()));
    }
    return watched.stack();
  }

  /** Asks what repairs the stack; nothing if nothing can, or if nobody wants it. */
  private Optional<Remedy> choose(Recovery recovery) throws Stop {
    if (!request.skipped().isEmpty() && !recovery.blocking().isEmpty()) {
      return Optional.of(skipping(recovery));
    }
    if (recovery.remedies().isEmpty()) {
      return Optional.empty();
    }
    Map<Choice, Remedy> offered = new LinkedHashMap<>();
    for (Remedy remedy : recovery.remedies()) {
      offered.put(new Choice((char) ('1' + offered.size()), remedy.action()), remedy);
    }
    List<Choice> choices = new ArrayList<>(offered.keySet());
    choices.add(new Choice('n', "do nothing"));
    Optional<Choice> choice =
        context
            .questions()
            .choose(new Questions.Selection(Subject.REPAIR, "", "What now?", choices));
    if (choice.isEmpty()) {
      listener.on(new Event.Unanswered(Subject.REPAIR, proposal(recovery)));
    }
    return choice.map(offered::get);
  }

  private static String proposal(Recovery recovery) {
    String action = recovery.best().action();
    return recovery.blocking().isEmpty()
        ? action
        : action
            + ", `--recover-without "
            + String.join(",", recovery.blocking())
            + "` to do so without what blocks it";
  }

  /** Goes on with a rollback without the resources that the request names. */
  private Remedy skipping(Recovery recovery) throws Stop {
    List<String> others =
        request.skipped().stream().filter(id -> !recovery.blocking().contains(id)).toList();
    if (!others.isEmpty()) {
      listener.error(
          "`--recover-without` names what does not block the rollback of `"
              + recovery.stack().name()
              + "`: `"
              + String.join("`, `", others)
              + "`. What blocks it: `"
              + String.join("`, `", recovery.blocking())
              + "`.");
      throw new Stop(DeployResult.NEEDS_RECOVERY);
    }
    Remedy remedy = new Remedy.ContinueRollback(List.copyOf(request.skipped()));
    listener.note("Now: " + remedy.action() + ".");
    return remedy;
  }
}
