package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.knowledge.Assignments;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Map;

/** Finds branches and processors that assign a variable of what is around them. */
public final class OuterVariable implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3955",
              "outer-variable",
              "A branch or a Map's processor assigns a variable that is assigned around it, too.")
          .because(
              "A variable of an inner scope can't have the name of one of an outer scope. Only the"
                  + " children of a distributed Map, which see no outer variables, are free to.")
          .fixedBy(
              "Give the inner variable another name. To bring a value out of a branch or an"
                  + " iteration, pass it on as output, and assign it in the Parallel or Map state.")
          .accordingTo(Authority.aws("step-functions/latest/dg/workflow-variables.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Map<Scope, Map<String, ScalarNode>> assigned = Assignments.byScope(machine);
    assigned.forEach(
        (scope, variables) ->
            variables.forEach((name, key) -> check(scope, name, key, assigned, out)));
  }

  private static void check(
      Scope inner,
      String name,
      ScalarNode key,
      Map<Scope, Map<String, ScalarNode>> assigned,
      Diagnostics out) {
    for (MachineState owner = inner.owner().orElse(null);
        owner != null && !owner.isDistributedMap();
        owner = owner.scope().owner().orElse(null)) {
      ScalarNode outer = assigned.getOrDefault(owner.scope(), Map.of()).get(name);
      if (outer != null) {
        out.report(
            Diagnostic.of(
                    INFO,
                    key.origin(),
                    "`"
                        + name
                        + "` is a variable of "
                        + owner.scope().kind().label()
                        + " around state `"
                        + owner.name()
                        + "`, so "
                        + inner.kind().label()
                        + " inside can't assign it.")
                .withHelp("Use another name, or pass the value on as output of the state.")
                .withNote("it is assigned here", outer.span()));
        return;
      }
    }
  }
}
