package dev.cumulusc.app.rehearse;

/** A rehearsal can't begin; the message says why, and where in a file. */
public final class RehearsalException extends Exception {
  private static final long serialVersionUID = 1L;

  RehearsalException(String message) {
    super(message);
  }

  /** Returns what to show to the user. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
