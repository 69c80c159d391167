package dev.cumulusc.rehearse.task;

/** What is to answer a task can't be run on this machine; the message says why and what to do. */
public final class LocalTaskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalTaskException(String message) {
    super(message);
  }

  /** Returns what to show to the user. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
