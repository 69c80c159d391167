package dev.cumulusc.cli;

import dev.cumulusc.app.DeleteStacks;
import dev.cumulusc.app.deploy.DeployResult;

/** What the program says to its caller by its exit code. */
public final class ExitCode {
  /** Everything was done. */
  public static final int DONE = 0;

  /** There are findings of error severity, or an operation was refused or failed. */
  public static final int FINDINGS = 1;

  /** The command line itself is wrong. */
  public static final int USAGE = 2;

  /** There are differences, and the caller asked for an exit code that says so. */
  public static final int DIFFERENCES = 3;

  /** A guard refused it, or the user said no; nothing was touched. */
  public static final int REFUSED = 4;

  /** An operation failed, and was undone. */
  public static final int ROLLED_BACK = 5;

  /** An operation failed, and left a stack that has to be repaired. */
  public static final int NEEDS_RECOVERY = 6;

  /** The stacks are deployed, but a step beside them failed, or a file that was to be written. */
  public static final int STEP_FAILED = 7;

  /** The operation goes on without being watched: it is late, or AWS does not answer. */
  public static final int UNWATCHED = 8;

  /** The watch was interrupted; the operation goes on. */
  public static final int DETACHED = 130;

  /** The program failed in a way that its user cannot be blamed for. */
  public static final int BUG = 70;

  private ExitCode() {}

  /** Returns what says to a caller how a deployment ended. */
  static int of(DeployResult result) {
    return switch (result) {
      case DONE, NOTHING_TO_DO, PLANNED -> DONE;
      case WRONG -> FINDINGS;
      case REFUSED -> REFUSED;
      case ROLLED_BACK -> ROLLED_BACK;
      case NEEDS_RECOVERY -> NEEDS_RECOVERY;
      case STEP_FAILED -> STEP_FAILED;
      case DETACHED -> DETACHED;
      case UNWATCHED -> UNWATCHED;
    };
  }

  /** Returns the same of a deployment whose outputs could not be written: that is said, too. */
  static int withoutOutputs(DeployResult result) {
    return result == DeployResult.NOTHING_TO_DO ? FINDINGS : STEP_FAILED;
  }

  /** Returns how a deletion ended, for the caller. */
  static int of(DeleteStacks.Result result) {
    return switch (result) {
      case DONE, NOTHING_TO_DO -> DONE;
      case FAILED -> FINDINGS;
      case REFUSED -> REFUSED;
      case ROLLED_BACK -> ROLLED_BACK;
      case NEEDS_RECOVERY -> NEEDS_RECOVERY;
      case DETACHED -> DETACHED;
      case UNWATCHED -> UNWATCHED;
    };
  }
}
