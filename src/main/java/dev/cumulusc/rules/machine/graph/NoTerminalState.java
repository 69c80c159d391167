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

/** Finds machines and branches that can never end. */
public final class NoTerminalState implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3105",
              "no-terminal-state",
              "A machine or branch has no state that it can end with.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Give its last state `End: true`, or add a `Succeed` or `Fail` state.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("MISSING_END_STATE");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Scope scope : machine.scopes()) {
      boolean ends = scope.states().stream().anyMatch(state -> ends(state, scope));
      if (!scope.states().isEmpty() && !ends && !scope.graph().hasUnknownTargets()) {
        out.report(
            INFO,
            scope.anchor(),
            Words.start(scope.kind().label()) + " has no state that it could end with.",
            "Give a state `End: true`, or add a `Succeed` or `Fail` state.");
      }
    }
  }

  /** A state that leads nowhere is reported as that; it may have been meant to end. */
  private static boolean ends(MachineState state, Scope scope) {
    return state.isTerminal()
        || state.transitions().isEmpty()
        || state.transitions().stream().anyMatch(way -> !scope.hasState(way.target().text()));
  }
}
