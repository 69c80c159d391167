package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.plan.KeepOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stacks are changed with beside what the application's files say.
 *
 * @param parameters values of parameters that count before those of the configuration
 * @param tags further tags of the stacks
 * @param roleArn the role that CloudFormation works with; nothing for the caller's or the stack's
 *     own
 * @param executions how executions are treated
 */
public record ChangeOptions(
    Map<String, String> parameters,
    Map<String, String> tags,
    Optional<String> roleArn,
    KeepOptions executions) {
  public ChangeOptions {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }
}
