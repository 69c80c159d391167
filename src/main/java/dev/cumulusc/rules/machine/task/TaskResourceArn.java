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

/** Finds tasks that call what is no resource. */
public final class TaskResourceArn implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3801", "task-resource-arn", "The resource of a task is not an ARN.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Write the ARN of a Lambda function (`${NameLambdaFunction.Arn}`), of an"
                  + " activity (`${NameActivity}`), or of an integration"
                  + " (`arn:aws:states:::sqs:sendMessage`).")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-task.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.NoArn) {
        out.report(
            INFO,
            task.resource().origin(),
            "`Resource` is "
                + task.resource().describe()
                + ", but it must be the ARN of a function, an activity or an integration.",
            "For example `arn:aws:states:::lambda:invoke`, or `${NameLambdaFunction.Arn}`.");
      }
    }
  }
}
