package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.knowledge.TaskTimeouts;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.MachineRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Optional;

/** Finds activities whose workers can be lost without notice. */
public final class ActivityWithoutHeartbeat implements MachineRule, DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.POLICY,
              "C4008",
              "activity-without-heartbeat",
              "A task of an activity has no heartbeat.")
          .because(
              "If the worker dies, the state waits until its timeout. With heartbeats,"
                  + " it fails as soon as one is missing. The worker has to send them.")
          .fixedBy("Add `HeartbeatSeconds` if the worker sends heartbeats.")
          .accordingTo(Authority.aws("step-functions/latest/dg/sfn-stuck-execution.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Tasks.of(machine).forEach(task -> check(task, out));
  }

  /**
   * The published worker of a moved function sends heartbeats only where a state waits for them,
   * and not every version of it can: nothing is advised there.
   */
  @Override
  public void check(RuleContext context, Diagnostics out) {
    OwnResources own = new OwnResources(context.deployment());
    for (RuleContext.WorkflowMachine each : context.machines()) {
      for (Tasks.Task task : Tasks.of(each.machine())) {
        Optional<String> activity = own.activity(task.made().resource());
        if (context.workers().stream()
            .filter(LambdaWorker::isPublished)
            .noneMatch(worker -> activity.equals(Optional.of(worker.activityName())))) {
          check(task, out);
        }
      }
    }
  }

  private static void check(Tasks.Task task, Diagnostics out) {
    if (task.call() instanceof TaskResource.Activity
        && TaskTimeouts.hasTimeout(task.state())
        && !TaskTimeouts.hasHeartbeat(task.state())) {
      out.report(
          INFO,
          task.resource().origin(),
          "State `" + task.state().name() + "` has no `HeartbeatSeconds`.",
          "Add it if the activity's worker sends heartbeats.");
    }
  }
}
