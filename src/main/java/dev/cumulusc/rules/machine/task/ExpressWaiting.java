package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ExpressStates;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds integrations that an Express execution can't wait for. */
public final class ExpressWaiting implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3902",
              "express-waiting",
              "An Express execution waits for a job or a task token.")
          .because(
              "Express executions only wait for the response to a request. AWS refuses"
                  + " to create the state machine.")
          .fixedBy(
              "Make the execution a Standard one, or delete the suffix `.sync` or"
                  + " `.waitForTaskToken`.")
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
      if (task.call().pattern() != Pattern.REQUEST && express.contains(task.state())) {
        out.report(
            INFO,
            task.resource().origin(),
            "An Express execution can't wait by `" + task.call().pattern().suffix() + "`.",
            "Make it a Standard execution, or remove the suffix.");
      }
    }
  }
}
