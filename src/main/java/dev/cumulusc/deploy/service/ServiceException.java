package dev.cumulusc.deploy.service;

import org.jspecify.annotations.Nullable;

/**
 * A call of a service that did not succeed, after all retries.
 *
 * <p>Its message is a sentence for people: what was tried, and what the service said.
 */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;
  private final String reason;

  /** What sort of failure it is, as far as it decides what to do about it. */
  public enum Kind {
    /**
     * There are no credentials, or they are not valid any more; or what the environment says of AWS
     * can't be used.
     */
    CREDENTIALS,
    /** The credentials don't allow the call. */
    DENIED,
    /** Nothing answers at the service's address. */
    UNREACHABLE,
    /** The service asked to be called less often, for longer than we ask again. */
    THROTTLED,
    /** What the call is about does not exist. */
    NOT_FOUND,
    /** The service does not know the call, as emulators and older partitions do not. */
    UNSUPPORTED,
    /** The service refused the call for a reason that it gives. */
    REFUSED
  }

  /**
   * Makes the failure of a call.
   *
   * @param code the service's error code, or an empty string when nothing answered
   * @param reason what the service says, without the call's name
   * @param message the sentence for people
   */
  public ServiceException(
      Kind kind, String code, String reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
    this.reason = reason;
  }

  /**
   * Makes the failure to call a service at all, since what is needed for that is missing or wrong.
   *
   * @param message the sentence for people, which is the reason, too
   */
  public static ServiceException unprepared(String message, @Nullable Throwable cause) {
    return new ServiceException(Kind.CREDENTIALS, "", message, message, cause);
  }

  /** Makes the failure to call a service at all, which nothing else caused. */
  public static ServiceException unprepared(String message) {
    return unprepared(message, null);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  /** Returns whether what the call is about does not exist; CloudFormation says it in words. */
  public boolean isNotFound() {
    return kind == Kind.NOT_FOUND || reason.contains("does not exist");
  }

  /** Returns the message, which is never missing. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
