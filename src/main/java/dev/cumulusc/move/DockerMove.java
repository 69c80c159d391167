package dev.cumulusc.move;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Activity;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.model.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves Lambda functions behind activities where an ECS service says {@code docker: true}.
 *
 * <p>Afterwards the deployment reads as if the guide's three edits had been made by hand: the
 * activity is there, the service has its image and its command, and every Task state that called
 * the function names the activity. The function stays, since the worker runs its package.
 */
public final class DockerMove {
  private DockerMove() {}

  /**
   * The deployment with its functions moved.
   *
   * @param moved what was moved, in the order of the services
   * @param workers the services that run functions, whether any state calls them or not
   */
  public record Result(Deployment deployment, List<Moved> moved, List<LambdaWorker> workers) {
    public Result {
      moved = List.copyOf(moved);
      workers = List.copyOf(workers);
    }
  }

  /**
   * A function that was moved.
   *
   * @param states how many Task states were rewritten
   * @param onFargate whether its container runs on Fargate, and not on an instance of the cluster
   */
  public record Moved(
      String lambda, String activity, String service, int states, boolean onFargate) {}

  /**
   * Moves what the services ask for.
   *
   * <p>A service that cannot be moved is reported and left as it is, and so is a state.
   *
   * @param handlers what the local sources show, by which the worker is chosen
   */
  public static Result apply(
      Deployment deployment, LocalHandlers handlers, Diagnostics diagnostics) {
    Optional<EcsCluster> cluster = deployment.ecs();
    if (cluster.isEmpty()) {
      return new Result(deployment, List.of(), List.of());
    }
    OwnResources own = new OwnResources(deployment);
    List<LambdaWorker> workers =
        new WorkerFinder(deployment, own, handlers, diagnostics).find(cluster.get());
    if (workers.isEmpty()) {
      return new Result(deployment, List.of(), List.of());
    }
    WorkflowMover mover = new WorkflowMover(workers, own, diagnostics);
    List<Workflow> workflows = deployment.workflows().stream().map(mover::move).toList();
    if (deployment.workflows().stream().allMatch(DockerMove::isReadable)) {
      workers.forEach(worker -> reportIdle(worker, mover, diagnostics));
    }
    Deployment rewritten =
        deployment.withWorkload(
            new Deployment.Workload(
                deployment.lambdas(), workflows, activities(deployment, workers), cluster));
    List<EcsService> services = services(cluster.get(), workers, rewritten, diagnostics);
    Deployment moved =
        rewritten.withWorkload(
            rewritten.workload().withEcs(Optional.of(cluster.get().withServices(services))));
    return new Result(moved, summary(workers, mover), workers);
  }

  private static List<Activity> activities(Deployment deployment, List<LambdaWorker> workers) {
    List<Activity> activities = new ArrayList<>(deployment.activities());
    for (LambdaWorker worker : workers) {
      if (activities.stream().noneMatch(worker::takesTasksOf)) {
        activities.add(worker.activity());
      }
    }
    return activities;
  }

  private static List<EcsService> services(
      EcsCluster cluster,
      List<LambdaWorker> workers,
      Deployment deployment,
      Diagnostics diagnostics) {
    List<EcsService> services = new ArrayList<>();
    for (EcsService service : cluster.services()) {
      services.add(
          workers.stream()
              .filter(worker -> worker.service().equals(service))
              .findFirst()
              .map(
                  worker ->
                      WorkerDefaults.complete(
                          worker, new WorkerHeartbeat(worker, deployment, diagnostics).period()))
              .orElse(service));
    }
    return services;
  }

  private static List<Moved> summary(List<LambdaWorker> workers, WorkflowMover mover) {
    return workers.stream()
        .filter(worker -> mover.moved(worker) > 0)
        .map(
            worker ->
                new Moved(
                    worker.lambdaName(),
                    worker.activityName(),
                    worker.serviceName(),
                    mover.moved(worker),
                    worker.service().runsOnFargate()))
        .toList();
  }

  /**
   * Returns whether all that a workflow calls can be read. Of one that can't, nobody knows what it
   * is meant to use; what is wrong with it is reported.
   */
  private static boolean isReadable(Workflow workflow) {
    Machine machine = Machine.of(workflow.definition(), MachineType.STANDARD);
    return !machine.states().isEmpty()
        && machine.scopes().stream()
            .allMatch(scope -> scope.states().size() == scope.stateNames().size())
        && machine.states().stream()
            .allMatch(
                state ->
                    state.type().isPresent()
                        && (!state.is(StateType.TASK) || namesResource(state.text("Resource"))));
  }

  private static boolean namesResource(Optional<String> resource) {
    return resource.filter(text -> text.contains(":") || text.contains("${")).isPresent();
  }

  private static void reportIdle(
      LambdaWorker worker, WorkflowMover mover, Diagnostics diagnostics) {
    if (!mover.uses(worker)) {
      diagnostics.report(
          MoveRules.IDLE_WORKER,
          worker.flag(),
          "No state of a workflow uses the Lambda function `"
              + worker.lambdaName()
              + "` or the activity `"
              + worker.activityName()
              + "`, so the service `"
              + worker.serviceName()
              + "` waits for nothing.",
          "Name the function as the `Resource` of a Task state, or remove the service.");
    }
  }
}
