package dev.cumulusc.deploy.after;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Services;
import dev.cumulusc.deploy.service.Stack;
import java.util.Map;
import java.util.Optional;

/**
 * What a step works with.
 *
 * @param stack the stack as it is deployed; nothing before its deployment
 */
public record StepContext(
    Services services, CloudFormation cloudFormation, Optional<Stack> stack, Clock clock) {

  /** Returns the outputs of the stack. */
  Map<String, String> outputs() {
    return stack.map(Stack::outputs).orElse(Map.of());
  }
}
