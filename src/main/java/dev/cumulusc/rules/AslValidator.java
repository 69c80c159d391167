package dev.cumulusc.rules;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.RuleRunner;

/** Checks single state machines, which need no deployment around them. */
public final class AslValidator {
  private static final RuleRunner RUNNER = new RuleRunner(RuleCatalog.all());

  private AslValidator() {}

  /**
   * Checks a definition.
   *
   * @param definition the definition; it can be wrong in any way
   * @param type how it is going to be deployed, which no definition tells
   */
  public static void validate(MappingNode definition, MachineType type, Diagnostics out) {
    RUNNER.run(Machine.of(definition, type), out);
  }
}
