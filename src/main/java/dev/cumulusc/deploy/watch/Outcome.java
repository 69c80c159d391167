package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.Status;

/** How a watch ended. */
public sealed interface Outcome {
  /** Returns the stack's status, as far as it is known; an empty one before any event. */
  Status status();

  /** Everything is as it was to be. */
  record Succeeded(Status status) implements Outcome {}

  /** The stack was deleted, as it was to be. */
  record Deleted(Status status) implements Outcome {}

  /** It failed, and the stack is as it was before; a new stack is empty or gone. */
  record RolledBack(Status status) implements Outcome {}

  /** It failed, and the stack can't be used before somebody repairs it. */
  record NeedsRecovery(Status status) implements Outcome {}

  /** Somebody interrupted; the operation goes on without being watched. */
  record Detached(Status status) implements Outcome {}

  /** It took longer than it was allowed to; the operation goes on without being watched. */
  record TimedOut(Status status) implements Outcome {}

  /**
   * AWS does not answer any more, or not what is asked; the operation goes on without being
   * watched.
   *
   * @param reason what happened, in a sentence
   */
  record LostSight(Status status, String reason) implements Outcome {}

  /** Returns whether the operation reached its end, good or bad. */
  default boolean isOver() {
    return !(this instanceof Detached || this instanceof TimedOut || this instanceof LostSight);
  }

  /** Returns whether all is well. */
  default boolean isSuccess() {
    return this instanceof Succeeded || this instanceof Deleted;
  }

  /** Returns how an operation ended that brought its stack to a status. */
  static Outcome of(Operation.Kind kind, Status status) {
    if (status.isFailed()) {
      return new NeedsRecovery(status);
    }
    if (status.isDeletion()) {
      return kind == Operation.Kind.DELETE ? new Deleted(status) : new RolledBack(status);
    }
    return status.isRollback() && kind != Operation.Kind.ROLLBACK
        ? new RolledBack(status)
        : new Succeeded(status);
  }
}
