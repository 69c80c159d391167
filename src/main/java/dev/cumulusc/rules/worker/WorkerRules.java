package dev.cumulusc.rules.worker;

import dev.cumulusc.validate.Rule;
import java.util.List;

/** The rules of this package, in the order of their codes. */
public final class WorkerRules {
  private static final List<Rule> RULES =
      List.of(
          new WorkerVariables(),
          new WorkerLayers(),
          new WorkerAbilities(),
          new MovedStates(),
          new WorkerNodeOptions());

  private WorkerRules() {}

  /** Returns all rules of this package. */
  public static List<Rule> all() {
    return RULES;
  }
}
