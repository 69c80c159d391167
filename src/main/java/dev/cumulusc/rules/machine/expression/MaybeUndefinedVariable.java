package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.VariableFlow;
import dev.cumulusc.asl.knowledge.VariableUses;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;

/** Finds uses of variables that are assigned on some ways only. */
public final class MaybeUndefinedVariable implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.MACHINE,
              "C3954",
              "maybe-undefined-variable",
              "A variable is used that only some of the paths to the state assign.")
          .because("The state fails when it runs after one of the other paths.")
          .fixedBy(
              "Assign a default on the other paths, or in a state that all paths have"
                  + " in common.")
          .accordingTo(Authority.aws("step-functions/latest/dg/workflow-variables.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    List<VariableUses.Use> uses =
        VariableUses.of(machine).stream().filter(use -> !use.isAsked()).toList();
    VariableFlow flow = uses.isEmpty() ? null : VariableFlow.of(machine);
    for (VariableUses.Use use : uses) {
      Optional<VariableFlow.Known> known = flow == null ? Optional.empty() : flow.at(use.state());
      boolean isOpen =
          known
              .filter(variables -> variables.possible().contains(use.name()))
              .filter(variables -> !variables.certain().contains(use.name()))
              .isPresent();
      if (isOpen) {
        out.report(
            INFO,
            use.origin(),
            "Not every way to `" + use.state().name() + "` assigns `$" + use.name() + "`.",
            "Assign it on the other ways too, or before they part.");
      }
    }
  }
}
