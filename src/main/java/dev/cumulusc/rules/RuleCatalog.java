package dev.cumulusc.rules;

import dev.cumulusc.rules.machine.MachineRules;
import dev.cumulusc.validate.Rule;
import java.util.List;

/** All rules, in the order of their codes. */
public final class RuleCatalog {
  private RuleCatalog() {}

  /** Returns all rules. */
  public static List<Rule> all() {
    return MachineRules.all();
  }
}
