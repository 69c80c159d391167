package dev.cumulusc.rules.machine.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Transition;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds transitions to states that don't exist. */
public final class TargetMissing implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3102",
              "target-missing",
              "A transition leads to a state that does not exist.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Correct the name, or add the state. Names are case-sensitive.")
          .accordingTo(Authority.aws("step-functions/latest/dg/statemachine-structure.html"))
          .asAws("MISSING_TRANSITION_TARGET");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Set<String> everywhere =
        machine.scopes().stream()
            .flatMap(scope -> scope.stateNames().stream())
            .collect(Collectors.toSet());
    for (MachineState state : machine.states()) {
      for (Transition way : state.transitions()) {
        if (!way.isUnknown() && !everywhere.contains(way.target().text())) {
          report(way, out);
        }
      }
    }
  }

  private static void report(Transition way, Diagnostics out) {
    String target = way.target().text();
    Diagnostic diagnostic =
        Diagnostic.of(
            INFO,
            way.target().origin(),
            "`" + way.field() + "` names `" + target + "`, but there is no such state.");
    out.report(diagnostic.suggesting(target, way.from().scope().stateNames()));
  }
}
