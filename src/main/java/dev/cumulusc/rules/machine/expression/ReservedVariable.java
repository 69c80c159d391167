package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Assignments;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds assignments to the variable that is Step Functions' own. */
public final class ReservedVariable implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3952", "reserved-variable", "`Assign` sets the variable `states`.")
          .because("The name is reserved. AWS refuses to create the state machine.")
          .fixedBy("Give the variable another name; `states` is reserved.")
          .accordingTo(Authority.aws("step-functions/latest/dg/workflow-variables.html"))
          .asAws("RESERVED_VARIABLE_NAME");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ScalarNode key : Assignments.keys(machine)) {
      if (Tasks.parameterName(key.text()).equals("states")) {
        out.report(
            INFO,
            key.origin(),
            "The variable `states` is Step Functions' own, so it can't be assigned.",
            "Use another name.");
      }
    }
  }
}
