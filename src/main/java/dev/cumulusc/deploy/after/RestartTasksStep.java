package dev.cumulusc.deploy.after;

import dev.cumulusc.deploy.service.Clusters;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.template.ResourceTypes;
import java.util.List;
import java.util.Optional;

/** Stops the running tasks of the stack's clusters; their services start them with new code. */
record RestartTasksStep() implements Step {
  private static final String REASON = "cumulusc: restartTasksOnDeploy";

  @Override
  public String name() {
    return "restart-tasks";
  }

  @Override
  public String describes() {
    return "restart the running ECS tasks (`ecs.restartTasksOnDeploy`)";
  }

  @Override
  public Done run(StepContext context) {
    List<String> clusters =
        context
            .stack()
            .map(Stack::id)
            .map(context.cloudFormation()::resources)
            .orElse(List.of())
            .stream()
            .filter(resource -> resource.type().equals(ResourceTypes.ECS_CLUSTER))
            .map(StackResource::physicalId)
            .flatMap(Optional::stream)
            .toList();
    Clusters service = context.services().clusters();
    int stopped = 0;
    for (String cluster : clusters) {
      for (String task : service.tasks(cluster)) {
        service.stop(cluster, task, REASON);
        stopped++;
      }
    }
    return stopped == 0
        ? new Done(false, "No ECS task is running.")
        : new Done(true, "Stopped " + stopped + " ECS tasks; their services start them again.");
  }
}
