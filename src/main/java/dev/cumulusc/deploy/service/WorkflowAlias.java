package dev.cumulusc.deploy.service;

import java.util.List;

/**
 * An alias of a state machine.
 *
 * @param versionArns the versions that it starts executions of
 */
public record WorkflowAlias(String arn, List<String> versionArns) {
  public WorkflowAlias {
    versionArns = List.copyOf(versionArns);
  }

  /** Returns the name, which the ARN ends with. */
  public String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
