package dev.cumulusc.rules;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.rules.machine.MachineRules;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.RuleEngine;

/** Checks single state machines, which need no deployment around them. */
public final class AslValidator {
  private static final RuleEngine ENGINE = new RuleEngine(MachineRules.all());

  private AslValidator() {}

  /**
   * Checks a definition.
   *
   * @param definition the definition; it can be wrong in any way
   * @param type how it is going to be deployed, which no definition says
   */
  public static void validate(MappingNode definition, MachineType type, Diagnostics out) {
    ENGINE.run(Machine.of(definition, type), out);
  }
}
