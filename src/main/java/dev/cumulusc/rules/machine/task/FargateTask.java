package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Optional;

/** Finds tasks that run on Fargate what is not made for it. */
public final class FargateTask implements DeploymentRule {
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
          container(task, context.deployment())
              .filter(container -> !isMadeForFargate(container, context.template()))
              .ifPresent(container -> report(task, container, out));
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

  /** The container that a state runs, if its task definition is one of the deployment. */
  private static Optional<EcsService> container(Tasks.Task task, Deployment deployment) {
    Optional<String> target =
        task.made()
            .argument("TaskDefinition")
            .flatMap(definition -> definition.reference())
            .map(reference -> reference.target());
    return deployment.ecs().stream()
        .flatMap(cluster -> cluster.onInstances().stream())
        .filter(each -> target.equals(Optional.of(LogicalIds.taskDefinition(each.name().value()))))
        .findFirst();
  }

  /** An override template may make a task definition for Fargate, too. */
  private static boolean isMadeForFargate(EcsService container, Template template) {
    Resource definition =
        template.resources().get(LogicalIds.taskDefinition(container.name().value()));
    return definition != null
        && definition
            .properties()
            .filter(properties -> properties.get("RequiresCompatibilities") != null)
            .isPresent();
  }

  private static void report(Tasks.Task task, EcsService container, Diagnostics out) {
    out.report(
        INFO,
        task.made().argument("LaunchType").orElseThrow().origin(),
        "`"
            + LogicalIds.taskDefinition(container.name().value())
            + "` is not made for Fargate: it has no `RequiresCompatibilities` with `FARGATE`.",
        INFO.fix());
  }
}
