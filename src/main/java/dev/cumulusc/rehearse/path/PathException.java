package dev.cumulusc.rehearse.path;

/**
 * A path leads to nothing, or is wrong; the message is worded as the JSONPath library of the
 * service does.
 */
public final class PathException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean pastEnd;
  private final boolean invalid;

  PathException(String message, boolean pastEnd) {
    this(message, pastEnd, false);
  }

  private PathException(String message, boolean pastEnd, boolean invalid) {
    super(message);
    this.pastEnd = pastEnd;
    this.invalid = invalid;
  }

  /** Returns the failure of a path that can lead nowhere, whatever the value is. */
  static PathException invalid(String message) {
    return new PathException(message, false, true);
  }

  /** Returns whether the path itself is wrong. */
  public boolean isInvalid() {
    return invalid;
  }

  /** Returns whether all that is missing is an element past the end of an array. */
  public boolean isPastEnd() {
    return pastEnd;
  }
}
