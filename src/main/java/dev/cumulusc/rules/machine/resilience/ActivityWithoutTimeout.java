package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.TaskTimeouts;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds activities that are waited for as long as it takes. */
public final class ActivityWithoutTimeout implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4009",
              "activity-without-timeout",
              "A task of an activity has no timeout.")
          .because(
              "If the worker dies at the task, the execution waits for a year, which is as"
                  + " long as it can. The timeout begins when a worker takes the task: the wait for"
                  + " one is only ended by `TimeoutSeconds` of the state machine.")
          .fixedBy(
              "Add `TimeoutSeconds`: as long as the task may run once a worker has it, and one at the"
                  + " top of the state machine for the wait.")
          .accordingTo(Authority.aws("step-functions/latest/dg/troubleshooting.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.Activity && !TaskTimeouts.hasTimeout(task.state())) {
        out.report(
            INFO,
            task.resource().origin(),
            "State `"
                + task.state().name()
                + "` has no `TimeoutSeconds`, so that a task whose worker is lost is waited for "
                + (machine.definition().has("TimeoutSeconds")
                    ? "until the state machine times out."
                    : "without any limit of time."),
            "Add `TimeoutSeconds`: as long as the task may run once a worker has it.");
      }
    }
  }
}
