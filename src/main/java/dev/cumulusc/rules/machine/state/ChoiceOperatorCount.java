package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.ChoiceRules;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds rules of choices without an operator, or with several. */
public final class ChoiceOperatorCount implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3401",
              "choice-operator-count",
              "A rule of a Choice state does not have exactly one comparison.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Write one comparison in each rule, and join several by `And` or `Or`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-choice.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part rule : ChoiceRules.of(machine)) {
      List<String> operators = ChoiceRules.operators(rule);
      if (operators.isEmpty()) {
        out.report(
            INFO,
            rule.anchor(),
            "The rule compares nothing.",
            "Add a comparison such as `StringEquals`, or join rules by `And`, `Or` or `Not`.");
      } else if (operators.size() > 1) {
        out.report(
            INFO,
            rule.node().entry(operators.get(1)).orElseThrow().key().origin(),
            "The rule has " + Words.all(operators) + ", but it can only have one of them.",
            "Join several comparisons by `And` or `Or`.");
      }
    }
  }
}
