package dev.cumulusc.rules.machine.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.Transition;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<Missing, List<Transition>> missing = new LinkedHashMap<>();
    for (MachineState state : machine.states()) {
      for (Transition way : state.transitions()) {
        if (!way.isUnknown() && !everywhere.contains(way.target().text())) {
          missing
              .computeIfAbsent(
                  new Missing(state.scope(), way.target().text()), each -> new ArrayList<>())
              .add(way);
        }
      }
    }
    missing.values().forEach(ways -> report(ways, out));
  }

  private record Missing(Scope scope, String target) {}

  /** A state that is missing is missing once, however many lead to it; each slip stands alone. */
  private static void report(List<Transition> ways, Diagnostics out) {
    List<Diagnostic> found = ways.stream().map(way -> finding(way)).toList();
    if (found.get(0).meant().isPresent()) {
      found.forEach(out::report);
      return;
    }
    Diagnostic first = found.get(0);
    for (Diagnostic other : found.subList(1, found.size())) {
      first = first.withNote("it is also named here", other.at());
    }
    out.report(first);
  }

  private static Diagnostic finding(Transition way) {
    String target = way.target().text();
    return Diagnostic.of(
            INFO,
            way.target().origin(),
            "`" + way.field() + "` names `" + target + "`, but there is no such state.")
        .suggesting(target, way.from().scope().stateNames());
  }
}
