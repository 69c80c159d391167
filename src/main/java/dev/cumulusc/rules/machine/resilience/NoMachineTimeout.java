package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.MachineRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds machines that may run for a year. */
public final class NoMachineTimeout implements MachineRule, DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.note(Stage.POLICY, "C4032", "no-machine-timeout", "A state machine has no timeout.")
          .because("An execution that hangs lasts for a year, and counts as running all the time.")
          .fixedBy("Add `TimeoutSeconds` at the top of the state machine.")
          .accordingTo(Authority.aws("step-functions/latest/dg/sfn-stuck-execution.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** A machine that waits for the worker of a moved function gets the warning C4028 instead. */
  @Override
  public void check(RuleContext context, Diagnostics out) {
    OwnResources own = new OwnResources(context.deployment());
    Set<String> moved =
        context.workers().stream().map(LambdaWorker::activityName).collect(Collectors.toSet());
    for (RuleContext.WorkflowMachine each : context.machines()) {
      if (Tasks.of(each.machine()).stream()
          .flatMap(task -> own.activity(task.made().resource()).stream())
          .noneMatch(moved::contains)) {
        check(each.machine(), out);
      }
    }
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    if (machine.type() == MachineType.STANDARD
        && !machine.definition().has("TimeoutSeconds")
        && machine.definition().has("States")) {
      out.report(
          INFO,
          machine
              .definition()
              .entry("StartAt")
              .map(entry -> entry.key().origin())
              .orElse(machine.root().anchor()),
          "The state machine has no `TimeoutSeconds`.",
          "Add it beside `StartAt`: as long as an execution may take.");
    }
  }
}
