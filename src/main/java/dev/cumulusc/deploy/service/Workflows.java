package dev.cumulusc.deploy.service;

/** State machines of Step Functions and their executions. */
public interface Workflows {
  /**
   * Returns the running executions of a state machine, the newest first.
   *
   * @param most how many are returned at most
   */
  RunningExecutions running(String stateMachineArn, int most);

  /** Returns the state machine as an execution goes by it, which may have changed since. */
  Revision revisionOf(String executionArn);
}
