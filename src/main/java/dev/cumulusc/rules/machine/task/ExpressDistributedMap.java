package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ExpressStates;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds distributed Maps in Express executions. */
public final class ExpressDistributedMap implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3903",
              "express-distributed-map",
              "An Express execution contains a distributed Map.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Make the state machine a Standard one, or the Map an inline one.")
          .accordingTo(Authority.aws("step-functions/latest/dg/choosing-workflow-type.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : ExpressStates.of(machine)) {
      if (state.isDistributedMap()) {
        out.report(
            INFO,
            state.processorConfig().orElseThrow().get("Mode").orElseThrow().origin(),
            "An Express execution can't have a distributed Map.",
            "Use `Mode: INLINE`, or make it a Standard execution.");
      }
    }
  }
}
