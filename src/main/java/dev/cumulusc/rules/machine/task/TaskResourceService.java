package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds tasks that call an ARN which can't be called. */
public final class TaskResourceService implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3802",
              "task-resource-service",
              "The resource of a task is the ARN of something that a task can't call.")
          .because(
              "Tasks call Lambda functions and activities by their ARNs, and other"
                  + " services by integrations. AWS refuses to create the state machine.")
          .fixedBy(
              "Use an integration of the service, such as"
                  + " `arn:aws:states:::sns:publish`, and name the topic, queue or table in"
                  + " its parameters.")
          .accordingTo(Authority.aws("step-functions/latest/dg/integrate-optimized.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.OtherArn other) {
        out.report(
            INFO,
            task.resource().origin(),
            "A task can't call a resource of `" + other.service() + "` by its ARN.",
            "Use an integration such as `arn:aws:states:::aws-sdk:"
                + other.service()
                + ":action`, and pass the ARN as a parameter.");
      }
    }
  }
}
