package dev.cumulusc.deploy.service;

import java.time.Instant;
import java.util.List;

/**
 * The running executions of a state machine, the newest first.
 *
 * @param more whether there are more than these
 */
public record RunningExecutions(List<Execution> executions, boolean more) {

  public RunningExecutions {
    executions = List.copyOf(executions);
  }

  /** A running execution. */
  public record Execution(String arn, Instant started) {}
}
