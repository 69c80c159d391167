package dev.cumulusc.move;

import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.model.Activity;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a container's command has a worker run: a Lambda function's package, for the tasks of an
 * activity. A container whose command says neither is no worker.
 *
 * @param unknown what the command names that is not of this deployment
 */
public record WorkerCommand(
    Optional<LambdaSpec> lambda, Optional<Activity> activity, List<Expression> unknown) {

  public WorkerCommand {
    unknown = List.copyOf(unknown);
  }

  /** Reads the command of a container, whether it was moved or written by hand. */
  public static WorkerCommand of(EcsService container, Deployment deployment) {
    OwnResources own = new OwnResources(deployment);
    WorkerOptions options = WorkerOptions.of(container.definition().command());
    List<Expression> unknown = new ArrayList<>();
    Optional<LambdaSpec> lambda =
        options
            .lambdaArn()
            .flatMap(WorkerOptions.Argument::string)
            .map(FunctionName::of)
            .flatMap(own::function);
    Optional<Activity> activity =
        options
            .activityArn()
            .flatMap(WorkerOptions.Argument::string)
            .flatMap(own::activity)
            .flatMap(name -> named(name, deployment));
    if (lambda.isEmpty()) {
      options.lambdaArn().map(WorkerOptions.Argument::written).ifPresent(unknown::add);
    }
    if (activity.isEmpty()) {
      options.activityArn().map(WorkerOptions.Argument::written).ifPresent(unknown::add);
    }
    return new WorkerCommand(lambda, activity, unknown);
  }

  private static Optional<Activity> named(String name, Deployment deployment) {
    return deployment.activities().stream()
        .filter(activity -> activity.name().value().equals(name))
        .findFirst();
  }
}
