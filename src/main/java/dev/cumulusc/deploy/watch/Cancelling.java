package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Deletion;
import dev.cumulusc.deploy.service.RequestToken;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Status;
import java.util.List;
import java.util.Optional;

/** Gives up an operation that is under way. */
final class Cancelling {
  private final CloudFormation cloudFormation;
  private final Operation operation;
  private final WatchListener listener;
  private boolean done;

  Cancelling(CloudFormation cloudFormation, Operation operation, WatchListener listener) {
    this.cloudFormation = cloudFormation;
    this.operation = operation;
    this.listener = listener;
  }

  /** Returns whether the operation was given up. */
  boolean isDone() {
    return done;
  }

  InterruptHandler.Situation situation(Status status) {
    boolean begins = status.name().isEmpty();
    return new InterruptHandler.Situation(
        operation,
        status,
        status.name().equals("UPDATE_IN_PROGRESS")
            || (begins && operation.kind() == Operation.Kind.UPDATE),
        status.name().equals("CREATE_IN_PROGRESS")
            || (begins && operation.kind() == Operation.Kind.CREATE));
  }

  /** Cancels an update; returns whether that was taken. */
  boolean cancel(Status status) {
    if (!situation(status).cancellable()) {
      listener.notice(
          "There is nothing to cancel: only an update that still goes forward can be cancelled.");
      return false;
    }
    String token = RequestToken.fresh();
    return taken(
        token,
        () -> cloudFormation.cancelUpdate(operation.stackId(), token),
        "The update is cancelled; `" + operation.stackName() + "` rolls back.");
  }

  /** Deletes a stack that is being created; returns whether that was taken. */
  boolean delete(Status status) {
    if (!situation(status).deletable()) {
      listener.notice("There is nothing to give up: the stack is not being created any more.");
      return false;
    }
    String token = RequestToken.fresh();
    return taken(
        token,
        () ->
            cloudFormation.delete(
                new Deletion(operation.stackId(), token, List.of(), false, Optional.empty())),
        "The creation is given up; `" + operation.stackName() + "` is deleted.");
  }

  private boolean taken(String token, Runnable call, String sentence) {
    try {
      call.run();
    } catch (ServiceException e) {
      if (!isTaken(token, e)) {
        listener.notice(e.getMessage());
        return false;
      }
    }
    done = true;
    listener.notice(sentence);
    return true;
  }

  /** Returns whether a call was refused only since its first answer got lost. */
  private boolean isTaken(String token, ServiceException refusal) {
    try {
      return OperationStart.isOwn(refusal)
          || (OperationStart.isDoubtful(refusal) && operation.hasEventOf(cloudFormation, token));
    } catch (ServiceException e) {
      return false;
    }
  }
}
