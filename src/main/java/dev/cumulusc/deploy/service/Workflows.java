package dev.cumulusc.deploy.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** State machines of Step Functions and their executions. */
public interface Workflows {
  /**
   * Returns a state machine as it is now; nothing if there is none.
   *
   * @param arn the ARN of the state machine or of a version of it
   */
  Optional<StateMachine> machine(String arn);

  /**
   * Returns all executions of a Standard state machine that are in some states, the newest first;
   * none if there is no such state machine.
   */
  List<WorkflowExecution> executions(String stateMachineArn, Set<WorkflowExecution.State> states);

  /** Returns the state machine as an execution goes by it, which may have changed since. */
  Revision revisionOf(String executionArn);

  /** Returns the aliases of a state machine; none if there is no such state machine. */
  List<WorkflowAlias> aliases(String stateMachineArn);
}
