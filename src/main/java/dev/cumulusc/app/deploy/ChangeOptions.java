package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.plan.KeepOptions;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stacks are changed with beside what the application's files say.
 *
 * @param parameters values of parameters that count before those of the configuration
 * @param tags further tags of the stacks
 * @param changeSet what change sets are made with
 * @param executions how executions are treated
 * @param protection how the stacks are protected afterwards
 */
public record ChangeOptions(
    Map<String, String> parameters,
    Map<String, String> tags,
    ChangeSetOptions changeSet,
    KeepOptions executions,
    StackProtection protection) {
  public ChangeOptions {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /**
   * Returns the role that CloudFormation works with; nothing for the caller's or the stack's own.
   */
  public Optional<String> roleArn() {
    return changeSet.roleArn();
  }
}
