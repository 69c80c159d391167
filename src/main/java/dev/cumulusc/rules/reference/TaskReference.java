package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.ResourceYields;
import dev.cumulusc.template.Template;
import dev.cumulusc.template.Yield;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds tasks whose resource refers to what no task can call. */
public final class TaskReference implements DeploymentRule, TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3810",
              "task-resource-is-name",
              "The resource of a task is a function's name, or something else that a task can't"
                  + " call.")
          .because(
              "`Ref` of a function gives its name, but a task calls a function by its ARN. AWS"
                  + " refuses to create the state machine: \"Value is not a valid resource ARN\".")
          .fixedBy(
              "Name the function's ARN: `${NameLambdaFunction.Arn}`. For other services, write"
                  + " an integration as the resource, such as `arn:aws:states:::sqs:sendMessage`,"
                  + " and name the queue in its parameters.")
          .accordingTo(
              Authority.published("https://github.com/aws/aws-sam-cli-app-templates/issues/342"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  private static final Wanted CALLABLE = Wanted.of(List.of("function:arn", "activity:arn"));

  /** The integrations that use the resources of a group. */
  private static final Map<String, String> INTEGRATIONS =
      Map.of(
          "queue", "sqs:sendMessage` with `QueueUrl",
          "topic", "sns:publish` with `TopicArn",
          "table", "dynamodb:getItem` with `TableName",
          "state-machine", "states:startExecution.sync:2` with `StateMachineArn",
          "task-definition", "ecs:runTask.sync` with `TaskDefinition",
          "event-bus", "events:putEvents` with `Entries",
          "job-queue", "batch:submitJob.sync` with `JobQueue",
          "Glue-job", "glue:startJobRun.sync` with `JobName");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    KnownMachines.of(context).forEach(machine -> check(machine, context.template(), out));
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics out) {
    KnownMachines.of(checked).forEach(machine -> check(machine, checked.template(), out));
  }

  static void check(Machine machine, Template template, Diagnostics out) {
    PlaceCheck check = new PlaceCheck(INFO, Optional.of(template));
    for (Tasks.Task task : Tasks.of(machine)) {
      check
          .checkReference("Resource", CALLABLE, task.made().resource())
          .map(found -> withIntegration(found, task, template))
          .ifPresent(out::report);
    }
  }

  private static Diagnostic withIntegration(Diagnostic found, Tasks.Task task, Template template) {
    if (found.help().isPresent()) {
      return found;
    }
    return reference(task)
        .flatMap(reference -> ResourceYields.of(reference, template))
        .map(Yield::type)
        .flatMap(ResourceYields::of)
        .map(known -> INTEGRATIONS.get(known.group()))
        .map(call -> found.withHelp("Write `arn:aws:states:::" + call + "` in its parameters."))
        .orElse(found);
  }

  private static Optional<CfnValue.Reference> reference(Tasks.Task task) {
    return task.made().resource().split(':').get(0).reference();
  }
}
