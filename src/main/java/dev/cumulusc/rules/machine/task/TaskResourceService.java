package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.SdkServices;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
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
                  + " services by integrations. AWS refuses to create the state machine, or the state"
                  + " fails when it runs: what it does with such an ARN is not documented.")
          .fixedBy(
              "Use an integration of the service, such as"
                  + " `arn:aws:states:::sns:publish`, and name the topic, queue or table in"
                  + " its parameters.")
          .accordingTo(Authority.aws("step-functions/latest/dg/integrate-optimized.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  private static final List<String> CALLED_BY_ARN = List.of("lambda", "states");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.OtherArn other) {
        Diagnostic found =
            Diagnostic.of(
                    INFO,
                    task.resource().origin(),
                    "A task can't call a resource of `" + other.service() + "` by its ARN.")
                .withHelp(help(other.service()));
        out.report(
            CALLED_BY_ARN.contains(other.service())
                ? found
                : found.suggesting(other.service(), CALLED_BY_ARN));
      }
    }
  }

  /** Executions are started by an integration, and the SDK's service has another name. */
  private static String help(String service) {
    if (service.equals("states")) {
      return "Use `arn:aws:states:::states:startExecution`, and pass the ARN as `StateMachineArn`.";
    }
    boolean isSdk = SdkServices.actions(service).isPresent();
    return isSdk
        ? "Use an integration such as `arn:aws:states:::aws-sdk:"
            + service
            + ":action`, and pass the ARN as a parameter."
        : INFO.fix();
  }
}
