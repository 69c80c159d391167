package dev.cumulusc.model;

import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says about the role of a workflow's state machine.
 *
 * @param arn the ARN of a role that exists already
 * @param statements statements to add, as policies have them
 * @param without actions to take away from what the role would allow
 * @param allow ARNs of what states may call that only an execution knows
 */
public record WorkflowRole(
    Optional<Located<String>> arn,
    List<CfnValue.Mapping> statements,
    List<Located<String>> without,
    List<CfnValue> allow) {
  /** The role of a workflow that the configuration says nothing about. */
  public static final WorkflowRole GENERATED =
      new WorkflowRole(Optional.empty(), List.of(), List.of(), List.of());

  public WorkflowRole {
    statements = List.copyOf(statements);
    without = List.copyOf(without);
    allow = List.copyOf(allow);
  }
}
