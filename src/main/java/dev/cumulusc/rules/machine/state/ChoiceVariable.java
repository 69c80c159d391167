package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.ChoiceRules;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds comparisons without a variable, and variables without a comparison. */
public final class ChoiceVariable implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3402",
              "choice-variable",
              "A rule of a Choice state lacks its `Variable`, or has one that it can't use.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Name in `Variable` the path that is compared (`$.status`), and none"
                  + " beside `And`, `Or` and `Not`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-choice.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part rule : ChoiceRules.of(machine)) {
      boolean compares = !ChoiceRules.comparisons(rule).isEmpty();
      boolean joins = ChoiceRules.operators(rule).size() > ChoiceRules.comparisons(rule).size();
      if (compares && !rule.node().has("Variable")) {
        out.report(
            INFO,
            rule.anchor(),
            "The rule has no `Variable` to compare.",
            "Name what to compare by a path, as in `Variable: $.status`.");
      } else if (joins && !compares && rule.node().has("Variable")) {
        out.report(
            INFO,
            rule.node().entry("Variable").orElseThrow().key().origin(),
            "The rule joins other rules, so it can't have a `Variable` of its own.",
            "Move it into the rules that are joined.");
      }
    }
  }
}
