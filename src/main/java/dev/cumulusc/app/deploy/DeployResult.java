package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.watch.Outcome;

/** How a deployment ended. */
public enum DeployResult {
  DONE,
  /** Everything was as it should be. */
  NOTHING_TO_DO,
  /** It was planned, and is left to be executed later. */
  PLANNED,
  /** Something is wrong, and nothing was changed. */
  WRONG,
  /** A guard, a stale plan or its user refused it. */
  REFUSED,
  /** A stack failed, and is as it was before. */
  ROLLED_BACK,
  /** A stack failed, and can't be used before somebody repairs it. */
  NEEDS_RECOVERY,
  /** The stacks are deployed, but a step beside them failed. */
  STEP_FAILED,
  /** Somebody interrupted; it goes on without being watched. */
  DETACHED,
  /** It takes longer than it may, or AWS does not answer; it goes on without being watched. */
  UNWATCHED;

  /** Returns how much somebody has to do about it: of several ends, the gravest counts. */
  int gravity() {
    return switch (this) {
      case DONE, NOTHING_TO_DO, PLANNED -> 0;
      case STEP_FAILED -> 1;
      case DETACHED -> 2;
      case UNWATCHED -> 3;
      case WRONG -> 4;
      case REFUSED -> 5;
      case ROLLED_BACK -> 6;
      case NEEDS_RECOVERY -> 7;
    };
  }

  /** Returns what the end of a watched operation makes of a deployment. */
  static DeployResult of(Outcome outcome) {
    if (outcome.isSuccess()) {
      return DONE;
    }
    if (outcome instanceof Outcome.RolledBack) {
      return ROLLED_BACK;
    }
    if (outcome.isOver()) {
      return NEEDS_RECOVERY;
    }
    return outcome instanceof Outcome.Detached ? DETACHED : UNWATCHED;
  }
}
