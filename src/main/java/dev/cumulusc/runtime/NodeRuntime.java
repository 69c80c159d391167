package dev.cumulusc.runtime;

import java.util.Set;

/**
 * A Node.js runtime of Lambda, and what it can run.
 *
 * @param name as it is written at a function: {@code nodejs24.x}
 * @param styles the handlers that it calls
 * @param sdk the AWS SDK that is there without being in the function's package
 */
public record NodeRuntime(String name, NodeVersion node, Set<HandlerStyle> styles, AwsSdk sdk) {
  public NodeRuntime {
    styles = Set.copyOf(styles);
  }
}
