package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.Status;

/** Knows whether somebody wants to interrupt a watch, and asks what is to be done then. */
public interface InterruptHandler {
  /** A watch that nobody interrupts. */
  InterruptHandler NONE =
      new InterruptHandler() {
        @Override
        public boolean isInterrupted() {
          return false;
        }

        @Override
        public Decision decide(Situation situation) {
          return Decision.WATCH;
        }
      };

  /** What is done about an interruption. */
  enum Decision {
    /** The watch ends, and the operation goes on. */
    DETACH,
    /** The update is cancelled: the stack rolls back, which is watched. */
    CANCEL,
    /** The stack that is being created is deleted, which is watched. */
    DELETE,
    /** The watch goes on. */
    WATCH
  }

  /**
   * What goes on while somebody interrupts.
   *
   * @param cancellable whether the update can be cancelled now
   * @param deletable whether it is a stack that is just being created
   */
  record Situation(Operation operation, Status status, boolean cancellable, boolean deletable) {}

  /** Returns whether there is an interruption that has not been decided about. */
  boolean isInterrupted();

  /** Decides, and settles the interruption by that. */
  Decision decide(Situation situation);
}
