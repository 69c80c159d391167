package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.VariableFlow;
import dev.cumulusc.asl.knowledge.MalformedStates;
import dev.cumulusc.asl.knowledge.VariableUses;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds uses of variables that are never assigned before. */
public final class UndefinedVariable implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3953",
              "undefined-variable",
              "A variable is used that no path to the state assigns.")
          .because("The state fails when it runs.")
          .fixedBy(
              "Assign the variable in an earlier state (`Assign`), or correct its name."
                  + " Variables of a branch or of a Map's processor are not visible outside"
                  + " of it, and the children of a distributed Map see no outer ones: hand them over"
                  + " by `ItemSelector` or `BatchInput`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/workflow-variables.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  private static boolean isInDistributedMap(Scope scope) {
    return scope
        .owner()
        .filter(owner -> owner.isDistributedMap() || isInDistributedMap(owner.scope()))
        .isPresent();
  }

  /** Returns whether the state of a use assigns the variable itself, which is too late for it. */
  private static boolean isAssignedBySelf(VariableUses.Use use) {
    return use.state().transitions().stream().anyMatch(way -> way.assigned().contains(use.name()))
        || use.state()
            .body()
            .mapping("Assign")
            .filter(assign -> assign.has(use.name()))
            .isPresent();
  }

  private static Diagnostic late(VariableUses.Use use) {
    return Diagnostic.of(
            INFO,
            use.origin(),
            "`"
                + use.state().name()
                + "` assigns `$"
                + use.name()
                + "` itself, which only the states behind it see.")
        .withHelp(
            "Write the value of `"
                + use.name()
                + "` here once more, or use the variable in a state behind `"
                + use.state().name()
                + "`.");
  }

  private static String help(VariableUses.Use use) {
    if (use.inPath() && use.name().equals("states")) {
      return "`$states` is of JSONata. In JSONPath, the input is `$`, and the context object `$$`.";
    }
    return "Write `"
        + (use.inPath() ? "$." : "$states.input.")
        + use.name()
        + "` for a field of the input.";
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    List<VariableUses.Use> uses =
        VariableUses.of(machine).stream().filter(use -> !use.isAsked()).toList();
    if (uses.isEmpty() || mayAssignOthers(machine)) {
      return;
    }
    VariableFlow flow = VariableFlow.of(machine);
    Map<String, Diagnostic> never = new LinkedHashMap<>();
    for (VariableUses.Use use : uses) {
      Optional<VariableFlow.Known> known = flow.at(use.state());
      if (known.isEmpty() || known.get().possible().contains(use.name())) {
        continue;
      }
      if (isAssignedBySelf(use)) {
        out.report(late(use));
        continue;
      }
      Diagnostic found = finding(use, known.get().possible());
      boolean isNever = !isAssigned(machine, use.name()) && found.meant().isEmpty();
      if (isNever && never.containsKey(use.name())) {
        never.computeIfPresent(
            use.name(), (name, first) -> first.withNote("it is also used here", found.at()));
      } else if (isNever) {
        never.put(use.name(), found);
      } else {
        out.report(found);
      }
    }
    never.values().forEach(out::report);
  }

  /** Returns whether a state has a field that may be meant to assign variables. */
  private static boolean mayAssignOthers(Machine machine) {
    return !MalformedStates.of(machine).isEmpty();
  }

  private static boolean isAssigned(Machine machine, String name) {
    return machine.states().stream()
        .flatMap(state -> state.transitions().stream())
        .anyMatch(way -> way.assigned().contains(name));
  }

  private static Diagnostic finding(VariableUses.Use use, Set<String> possible) {
    return Diagnostic.of(
            INFO,
            use.origin(),
            "No state before `"
                + use.state().name()
                + "` assigns `$"
                + use.name()
                + "`"
                + (isInDistributedMap(use.state().scope())
                    ? "; variables around a distributed Map don't reach its children."
                    : "."))
        .withHelp(help(use))
        .suggesting(use.name(), possible);
  }
}
