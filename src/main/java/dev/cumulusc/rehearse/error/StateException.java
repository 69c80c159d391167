package dev.cumulusc.rehearse.error;

import org.jspecify.annotations.Nullable;

/** A state fails before or after what it does: a path leads to nothing, a value is too large. */
public final class StateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final Kind kind;
  private final @Nullable String location;

  /** What follows from a failure. */
  public enum Kind {
    /** The execution fails; no handler is asked. */
    FATAL,
    /** The state's handlers are asked. */
    CATCHABLE,
    /** The state's handlers are asked, and the history says that an evaluation failed. */
    EVALUATION
  }

  private StateException(String error, String cause, Kind kind, @Nullable String location) {
    super(cause);
    this.error = error;
    this.kind = kind;
    this.location = location;
  }

  /** What the service calls {@code States.Runtime}: no handler matches it. */
  public static StateException runtime(String cause) {
    return new StateException(ServiceTexts.RUNTIME, cause, Kind.FATAL, null);
  }

  public static StateException catchable(String error, String cause) {
    return new StateException(error, cause, Kind.CATCHABLE, null);
  }

  /**
   * A JSONata expression fails.
   *
   * @param location the field with the expression, as in {@code Choices[0]/Condition}
   */
  public static StateException evaluation(String cause, String location) {
    return new StateException(
        ServiceTexts.QUERY_EVALUATION_ERROR, cause, Kind.EVALUATION, location);
  }

  /** Returns this failure as that of a field, if no field is known yet. */
  public StateException at(String field) {
    return location != null ? this : new StateException(error, cause(), kind, field);
  }

  public String error() {
    return error;
  }

  /** Returns the cause, without the sentence that names the state. */
  public String cause() {
    return String.valueOf(getMessage());
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the field that failed; empty if none is known. */
  public String location() {
    return location == null ? "" : location;
  }
}
