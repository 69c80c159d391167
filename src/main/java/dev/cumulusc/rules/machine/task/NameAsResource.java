package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Optional;

/** Finds tasks whose resource is the name of a function, since {@code .Arn} was forgotten. */
public final class NameAsResource implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3810",
              "task-resource-is-name",
              "The resource of a task is a function's name, and not its ARN.")
          .because(
              "`Ref` of a function gives its name, but a task calls a function by its ARN. AWS"
                  + " refuses to create the state machine.")
          .fixedBy("Name the function's ARN: `${NameLambdaFunction.Arn}`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    for (RuleContext.WorkflowMachine each : context.machines()) {
      for (Tasks.Task task : Tasks.of(each.machine())) {
        named(task.made())
            .flatMap(name -> context.lambdaOf(task.state()))
            .ifPresent(lambda -> report(task, lambda, out));
      }
    }
  }

  /** Returns what {@code Ref} gives of a function, where the resource begins with that. */
  private static Optional<CfnValue.Reference> named(TaskCall call) {
    return call.target() instanceof TaskResource.LambdaFunction
        ? call.function()
            .map(FunctionName::base)
            .flatMap(name -> name.reference())
            .filter(CfnValue.Ref.class::isInstance)
        : Optional.empty();
  }

  private static void report(Tasks.Task task, LambdaSpec lambda, Diagnostics out) {
    out.report(
        INFO,
        task.resource().origin(),
        "`Resource` is the name of the function `"
            + lambda.name().value()
            + "`, but it must be the function's ARN.",
        "Write `${" + lambda.logicalId() + ".Arn}`.");
  }
}
