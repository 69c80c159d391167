package dev.cumulusc.rules.machine.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds cycles of states that nothing leads out of. */
public final class TrapCycle implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3106",
              "trap-cycle",
              "States form a cycle that no transition leaves.")
          .because(
              "An execution that gets there runs until it has no more events left"
                  + " (25,000), or for a year.")
          .fixedBy(
              "Add a Choice state that leaves the cycle when the work is done or has"
                  + " been tried often enough.")
          .accordingTo(Authority.aws("step-functions/latest/dg/service-quotas.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Scope scope : machine.scopes()) {
      if (scope.states().stream().anyMatch(MachineState::isTerminal)
          && !scope.graph().hasUnknownTargets()) {
        scope.graph().traps().forEach(states -> report(states, out));
      }
    }
  }

  private static void report(List<MachineState> states, Diagnostics out) {
    MachineState first = states.get(0);
    out.report(
        INFO,
        first.key().origin(),
        states.size() == 1
            ? "State `" + first.name() + "` only leads to itself, so no execution gets out of it."
            : "Nothing leads out of the cycle of "
                + Words.all(states.stream().map(MachineState::name).toList())
                + ".",
        (states.size() == 1 ? "Let it" : "Let one of them") + " end, or lead to a state outside.");
  }
}
