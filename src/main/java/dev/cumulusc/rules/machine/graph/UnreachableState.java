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

/** Finds states that no way leads to. */
public final class UnreachableState implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3104",
              "unreachable-state",
              "No path from `StartAt` leads to a state.")
          .because("AWS refuses to create the state machine, or the state never runs.")
          .fixedBy("Let a transition lead to the state, or delete it.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("MISSING_TRANSITION_TARGET");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Scope scope : machine.scopes()) {
      boolean starts = scope.startAt().filter(start -> scope.hasState(start.text())).isPresent();
      if (starts && !scope.graph().hasUnknownTargets() && !isBroken(scope)) {
        scope.graph().unreachableHeads().forEach(states -> report(states, out));
      }
    }
  }

  /** Returns whether a way is lost that may be meant to lead to any state. */
  private static boolean isBroken(Scope scope) {
    return scope.states().size() < scope.stateNames().size() || scope.graph().hasLostWays();
  }

  private static void report(List<MachineState> states, Diagnostics out) {
    MachineState first = states.get(0);
    String message =
        states.size() == 1
            ? "No way from `StartAt` leads to state `" + first.name() + "`."
            : "No way from `StartAt` leads to "
                + Words.all(states.stream().map(MachineState::name).toList())
                + ", which only lead to each other.";
    String help =
        states.size() == 1
            ? "Name it in a `Next`, or remove it."
            : "Name one of them in a `Next`, or remove them.";
    out.report(INFO, first.key().origin(), message, help);
  }
}
