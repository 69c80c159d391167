package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ExpressStates;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds activities in Express executions. */
public final class ExpressActivity implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3901", "express-activity", "An Express execution uses an activity.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Make the state machine a Standard one, or set `ExecutionType: STANDARD` at the"
                  + " Distributed Map, or let a Lambda function do the task.")
          .accordingTo(Authority.aws("step-functions/latest/dg/choosing-workflow-type.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Set<MachineState> express = ExpressStates.of(machine);
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.Activity && express.contains(task.state())) {
        out.report(
            INFO,
            task.resource().origin(),
            "An Express execution can't use an activity.",
            ExpressStates.mapAround(task.state())
                .map(
                    map ->
                        "Set `ExecutionType: STANDARD` in the `ProcessorConfig` of `"
                            + map.name()
                            + "`, or leave the task with a Lambda function.")
                .orElse(
                    "Make the state machine a Standard one, or leave the task with a Lambda"
                        + " function."));
      }
    }
  }
}
