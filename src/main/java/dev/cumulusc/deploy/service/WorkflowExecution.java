package dev.cumulusc.deploy.service;

import java.time.Instant;
import java.util.Optional;

/**
 * An execution of a state machine.
 *
 * @param stopped when it ended; nothing if it is running
 * @param versionArn the version of the state machine that it was started with, by name or by an
 *     alias; nothing if it was started with the state machine as it was at that time
 */
public record WorkflowExecution(
    String arn, Instant started, Optional<Instant> stopped, Optional<String> versionArn) {
  /** Returns the name, which the ARN ends with. */
  public String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The states of executions that may still call something. */
  public enum State {
    RUNNING,
    FAILED,
    TIMED_OUT,
    ABORTED
  }
}
