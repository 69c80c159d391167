package dev.cumulusc.rules.limit;

import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;

/** What several rules say about Lambda functions. */
final class Functions {
  private static final long DEFAULT_MEMORY = 1024;

  private Functions() {}

  /** Returns the name that a function has in the configuration, as far as its id shows it. */
  static String name(Resource function) {
    return LogicalIds.lambdaOf(function.logicalId()).orElseGet(function::logicalId);
  }

  /**
   * Says what to write so that the task runs in a container; see the guide to {@code docker: true}.
   */
  static String toDocker(Resource function, CfnValue.Mapping properties) {
    long memory = Resources.number(properties.get("MemorySize")).orElse(DEFAULT_MEMORY);
    return "This task can't run in Lambda. Run it in a container, and give the function values that"
        + " Lambda takes: `ecs: {services: {"
        + name(function)
        + ": {docker: true, cpu: 1024, memory: "
        + memory
        + ", count: 1}}}`.";
  }
}
