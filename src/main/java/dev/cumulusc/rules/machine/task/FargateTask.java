package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Optional;

/** Finds tasks that run on Fargate what is not made for it. */
public final class FargateTask implements DeploymentRule {
  private static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";

  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3811",
              "task-definition-not-for-fargate",
              "A state runs a task on Fargate whose definition is not made for it.")
          .because("ECS refuses the call, and the state fails.")
          .fixedBy("Set `runOn: fargate` at the task under `ecs.tasks`.")
          .accordingTo(
              Authority.aws("AmazonECS/latest/developerguide/fargate-tasks-services.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    for (RuleContext.WorkflowMachine each : context.machines()) {
      for (Tasks.Task task : Tasks.of(each.machine())) {
        if (runsOnFargate(task)) {
          definition(task, context.template())
              .filter(definition -> !isForFargate(definition))
              .ifPresent(definition -> report(task, definition, out));
        }
      }
    }
  }

  private static boolean runsOnFargate(Tasks.Task task) {
    return task.call() instanceof TaskResource.Optimized call
        && call.service().equals("ecs")
        && call.action().equals("runTask")
        && task.made()
            .argument("LaunchType")
            .flatMap(type -> type.literal())
            .filter("FARGATE"::equals)
            .isPresent();
  }

  private static Optional<Resource> definition(Tasks.Task task, Template template) {
    return task.made()
        .argument("TaskDefinition")
        .flatMap(definition -> definition.reference())
        .map(reference -> template.resources().get(reference.target()))
        .filter(resource -> resource.type().equals(TASK_DEFINITION));
  }

  private static boolean isForFargate(Resource definition) {
    Optional<CfnValue> made =
        definition.properties().map(properties -> properties.get("RequiresCompatibilities"));
    return made.filter(value -> !(value instanceof CfnValue.Sequence list) || hasFargate(list))
        .isPresent();
  }

  private static boolean hasFargate(CfnValue.Sequence list) {
    return list.items().stream()
        .anyMatch(item -> !(item instanceof CfnValue.Text text) || text.value().equals("FARGATE"));
  }

  private static void report(Tasks.Task task, Resource definition, Diagnostics out) {
    out.report(
        INFO,
        task.made().argument("LaunchType").orElseThrow().origin(),
        "`"
            + definition.logicalId()
            + "` is not made for Fargate: it has no `RequiresCompatibilities` with `FARGATE`.",
        INFO.fix());
  }
}
