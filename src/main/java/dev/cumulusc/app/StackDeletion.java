package dev.cumulusc.app;

import dev.cumulusc.app.DeleteStacks.Options;
import dev.cumulusc.app.DeleteStacks.Result;
import dev.cumulusc.app.deploy.DeployContext;
import dev.cumulusc.app.deploy.Watching;
import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions.Confirmation;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.plan.Removal;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Deletion;
import dev.cumulusc.deploy.service.RequestToken;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.OperationStart;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.recovery.Recovery;
import dev.cumulusc.deploy.watch.recovery.Remedy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The deletion of one stack. */
final class StackDeletion {
  private static final String DELETED = "DELETE_COMPLETE";
  private static final String FAILED = "DELETE_FAILED";

  private final DeployContext context;
  private final CloudFormation service;
  private final Listener listener;
  private final Options options;
  private final Watching watching;

  StackDeletion(DeployContext context, Options options) {
    this.context = context;
    this.service = context.aws().cloudFormation();
    this.listener = context.listener();
    this.options = options;
    this.watching = new Watching(context, options.watch());
  }

  /**
   * Finds out whether a stack is to be deleted, and asks.
   *
   * @return the stack, or how it ended without a deletion
   */
  Ready ready(String name) {
    Optional<Stack> found = service.stack(name).filter(stack -> !is(stack, DELETED));
    if (found.isEmpty()) {
      listener.note(
          "There is no stack `" + name + "` in " + context.aws().region() + ": nothing to delete.");
      return Ready.ended(Result.NOTHING_TO_DO);
    }
    Stack stack = found.get();
    if (stack.status().isInProgress()) {
      listener.note(Recovery.of(stack, service).sentence());
      Optional<WatchResult> other =
          watching.repair(new Remedy.Attach(), stack, StackOutline.NONE, Optional.empty());
      if (other.isPresent() && !other.get().outcome().isOver()) {
        return Ready.ended(ended(other.get()));
      }
      stack = service.stack(stack.id()).orElse(stack);
      if (is(stack, DELETED)) {
        listener.note("`" + name + "` is deleted.");
        return Ready.ended(Result.DONE);
      }
    }
    Optional<String> refusal = refusal(stack);
    refusal.ifPresent(listener::error);
    return refusal.isEmpty() && isConfirmed(stack)
        ? new Ready(Optional.of(stack), Result.DONE)
        : Ready.ended(Result.REFUSED);
  }

  /**
   * What is known of a stack before its deletion.
   *
   * @param stack the stack, if it is to be deleted
   * @param end how it ended otherwise
   */
  record Ready(Optional<Stack> stack, Result end) {
    private static Ready ended(Result end) {
      return new Ready(Optional.empty(), end);
    }
  }

  /** Returns what is deployed, to be compared with another stack. */
  EvaluatedTemplate deployed(Stack stack) {
    return EvaluatedTemplate.of(
        DeployedTemplate.read(stack.id(), service.template(stack.id())),
        stack.settings().parameters());
  }

  private static boolean is(Stack stack, String status) {
    return stack.status().name().equals(status);
  }

  private Optional<String> refusal(Stack stack) {
    if (stack.settings().terminationProtection()) {
      return Optional.of(
          "`"
              + stack.name()
              + "` is protected against deletion. `aws cloudformation"
              + " update-termination-protection --no-enable-termination-protection --stack-name "
              + stack.name()
              + " --region "
              + context.aws().region()
              + "` lifts that.");
    }
    if (!is(stack, FAILED) && (options.force() || !options.retained().isEmpty())) {
      return Optional.of(
          "`--retain` and `--force` are for stacks whose deletion failed, and `"
              + stack.name()
              + "` is in "
              + stack.status()
              + ". Delete it without them first, or give resources that are to stay"
              + " `DeletionPolicy: Retain` and deploy.");
    }
    return Optional.empty();
  }

  /** Lists what goes and asks; the stack's name has to be typed where data goes. */
  private boolean isConfirmed(Stack stack) {
    Removal removal = ending(Removal.of(service, stack).keeping(options.retained()));
    if (is(stack, FAILED)) {
      listener.note(Recovery.of(stack, service).sentence());
    }
    listener.on(new Event.RemovalPlanned(removal, context.aws().region()));
    Confirmation question =
        removal.losesData()
            ? new Confirmation(
                Subject.DELETE,
                "Type the stack's name to delete it and its data:",
                Optional.of(stack.name()))
            : Confirmation.of(Subject.DELETE, "Delete `" + stack.name() + "`?");
    Optional<Boolean> answer = context.questions().confirm(question);
    if (answer.isEmpty()) {
      listener.on(new Event.Unanswered(Subject.DELETE, "delete all this"));
    } else if (!answer.get()) {
      listener.note("Nothing was deleted.");
    }
    return answer.orElse(false);
  }

  /** Executions that can't be listed keep nobody from deleting, but it is said. */
  private Removal ending(Removal removal) {
    try {
      return removal.ending(new InFlight(context.aws().workflows()));
    } catch (ServiceException e) {
      listener.warn("Which running executions this ends is not known: " + e.getMessage());
      return removal;
    }
  }

  Result delete(Stack stack) {
    String token = RequestToken.fresh();
    Operation operation =
        Operation.about(service, stack.id(), stack.name(), Operation.Kind.DELETE, token)
            .after(Optional.of(stack));
    StackOutline outline = outline(stack);
    Deletion deletion =
        new Deletion(stack.id(), token, options.retained(), options.force(), options.roleArn());
    new OperationStart(service, context.clock()).run(operation, () -> service.delete(deletion));
    WatchResult watched = watching.watch(operation, outline);
    Result result = ended(watched);
    return result == Result.NEEDS_RECOVERY
        ? again(watched.stack().orElse(stack)).orElse(result)
        : result;
  }

  /** Offers to delete a stack without what its deletion failed at. */
  private Optional<Result> again(Stack stack) {
    for (Remedy remedy : Recovery.of(stack, service).remedies()) {
      boolean keeps = remedy instanceof Remedy.RetryDelete again && !again.retained().isEmpty();
      if (keeps
          && context
              .questions()
              .confirm(
                  Confirmation.of(Subject.RETRY_DELETE, "Shall cumulusc " + remedy.action() + "?"))
              .orElse(false)) {
        return watching
            .repair(remedy, stack, StackOutline.NONE, options.roleArn())
            .map(this::ended);
      }
    }
    return Optional.empty();
  }

  /** Expects something to happen to each resource that is there. */
  private StackOutline outline(Stack stack) {
    Map<String, String> expected = new LinkedHashMap<>();
    service.resources(stack.id()).stream()
        .filter(resource -> !resource.status().name().equals(DELETED))
        .forEach(resource -> expected.put(resource.logicalId(), resource.type()));
    return StackOutline.NONE.expecting(expected);
  }

  private Result ended(WatchResult watched) {
    listener.on(new Event.OperationEnded(watched, Optional.empty()));
    return Result.of(watched.outcome());
  }
}
