package dev.cumulusc.rehearse.path;

/** A path leads to nothing; the message is worded as the JSONPath library of the service does. */
public final class PathException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean pastEnd;

  PathException(String message, boolean pastEnd) {
    super(message);
    this.pastEnd = pastEnd;
  }

  /** Returns whether all that is missing is an element past the end of an array. */
  public boolean isPastEnd() {
    return pastEnd;
  }
}
