package dev.cumulusc.deploy.service;

/**
 * The status of a stack or of a resource, such as {@code UPDATE_ROLLBACK_COMPLETE}.
 *
 * @param name the status as CloudFormation writes it; new ones may come
 */
public record Status(String name) {
  /** A stack that consists of nothing but a change set that would create it. */
  public static final Status REVIEW_IN_PROGRESS = new Status("REVIEW_IN_PROGRESS");

  private static final String IN_PROGRESS = "_IN_PROGRESS";

  /** Returns whether an operation is under way. */
  public boolean isInProgress() {
    return name.endsWith(IN_PROGRESS) && !equals(REVIEW_IN_PROGRESS);
  }

  public boolean isComplete() {
    return name.endsWith("_COMPLETE");
  }

  public boolean isFailed() {
    return name.endsWith("_FAILED");
  }

  /** Returns whether it belongs to the undoing of an operation, under way or done. */
  public boolean isRollback() {
    return name.contains("ROLLBACK");
  }

  /** Returns whether nothing is left to be done, and what was wanted was not undone. */
  public boolean isSuccess() {
    return isComplete() && !isRollback();
  }

  /** Returns whether it is a status of being removed, under way or done. */
  public boolean isDeletion() {
    return name.startsWith("DELETE_");
  }

  @Override
  public String toString() {
    return name;
  }
}
