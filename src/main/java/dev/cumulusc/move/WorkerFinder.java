package dev.cumulusc.move;

import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.model.Activity;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the services that move a Lambda function, and reports those that cannot. */
final class WorkerFinder {
  private final Deployment deployment;
  private final LocalHandlers handlers;
  private final OwnResources own;
  private final Diagnostics diagnostics;

  WorkerFinder(
      Deployment deployment, OwnResources own, LocalHandlers handlers, Diagnostics diagnostics) {
    this.deployment = deployment;
    this.handlers = handlers;
    this.own = own;
    this.diagnostics = diagnostics;
  }

  /** Returns the workers in the order of their services. */
  List<LambdaWorker> find(EcsCluster cluster) {
    List<LambdaWorker> workers = new ArrayList<>();
    for (EcsService service : cluster.services()) {
      if (service.movesLambda()) {
        worker(service).filter(worker -> takesOwnActivity(worker, workers)).ifPresent(workers::add);
      }
    }
    return List.copyOf(workers);
  }

  private Optional<LambdaWorker> worker(EcsService service) {
    WorkerOptions options = WorkerOptions.of(service.definition().command());
    Optional<LambdaSpec> lambda =
        options.lambdaArn().isPresent()
            ? namedFunction(service, options.lambdaArn().get())
            : functionOfSameName(service);
    if (lambda.isEmpty()) {
      return Optional.empty();
    }
    Optional<LambdaWorker> worker =
        activity(service, options)
            .map(
                found ->
                    new LambdaWorker(
                        service,
                        lambda.get(),
                        found,
                        handlers.of(lambda.get()),
                        handlers.needs(lambda.get())));
    worker.filter(LambdaWorker::isPublished).ifPresent(found -> checkOptions(found, options));
    return worker;
  }

  /** Reports what a written command does not give to the published worker, or should not. */
  private void checkOptions(LambdaWorker worker, WorkerOptions options) {
    List<Expression> command = worker.service().definition().command();
    List<String> missing = options.missing();
    if (!command.isEmpty() && !missing.isEmpty()) {
      Diagnostic found =
          Diagnostic.of(
                  MoveRules.MISSING_WORKER_OPTION,
                  command.get(0).origin(),
                  "The worker of `"
                      + worker.lambdaName()
                      + "` is not given "
                      + Words.all(missing)
                      + ", which it needs.")
              .withHelp("Add it, or leave `commands` out: then the worker is given all it needs.");
      diagnostics.report(misspelt(command, missing, found).orElse(found));
    }
    options.misused().stream()
        .filter(WorkerOptions.Misused::isRepeated)
        .filter(misused -> !misused.option().equals(WorkerOptions.HEARTBEAT))
        .forEach(
            misused ->
                diagnostics.report(
                    MoveRules.MISSING_WORKER_OPTION,
                    misused.origin(),
                    "The worker of `"
                        + worker.lambdaName()
                        + "` is given "
                        + misused.problem()
                        + ", and ends at its start.",
                    "Write it once."));
    options
        .lambdaInput()
        .ifPresent(
            input ->
                diagnostics.report(
                    MoveRules.RUNS_ONCE,
                    input.origin(),
                    "With `"
                        + WorkerOptions.INPUT
                        + "` the worker of `"
                        + worker.lambdaName()
                        + "` runs once and ends, and takes no task of the activity.",
                    MoveRules.RUNS_ONCE.fix()));
  }

  private static Optional<Diagnostic> misspelt(
      List<Expression> command, List<String> missing, Diagnostic found) {
    for (Expression item : command) {
      if (item instanceof Expression.Literal literal) {
        String text = literal.text();
        String name = text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
        Optional<String> meant = Suggestions.nearest(name, missing);
        if (meant.isPresent()) {
          return Optional.of(found.withAt(literal.origin().primary()).suggesting(name, meant));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<LambdaSpec> namedFunction(EcsService service, WorkerOptions.Argument lambdaArn) {
    Optional<FunctionName> name = lambdaArn.string().map(FunctionName::of);
    Optional<String> key = name.flatMap(own::functionKey);
    if (key.isPresent()) {
      Optional<LambdaSpec> lambda = deployment.lambda(key.get());
      if (lambda.isEmpty()) {
        unknownFunction(service, key.get(), lambdaArn.origin(), keys());
      }
      return lambda;
    }
    Optional<String> plain =
        name.filter(found -> found.form() == FunctionName.Form.PARTIAL)
            .flatMap(found -> found.base().literal())
            .filter(text -> !text.contains(":"));
    if (plain.isPresent()) {
      unknownFunction(service, plain.get(), lambdaArn.origin(), physicalNames());
    } else {
      movesNothing(
          service,
          lambdaArn.origin(),
          "its `" + WorkerOptions.LAMBDA + "` is no Lambda function of this deployment");
    }
    return Optional.empty();
  }

  private Optional<LambdaSpec> functionOfSameName(EcsService service) {
    String name = service.name().value();
    Optional<LambdaSpec> lambda = deployment.lambda(name);
    if (lambda.isEmpty()) {
      if (service.definition().command().isEmpty()) {
        unknownFunction(service, name, service.name().origin(), keys());
      } else {
        movesNothing(
            service,
            LambdaWorker.flag(service),
            "`commands` has no `"
                + WorkerOptions.LAMBDA
                + "`, and there is no Lambda function `"
                + name
                + "`");
      }
    }
    return lambda;
  }

  private Optional<Activity> activity(EcsService service, WorkerOptions options) {
    if (options.activityArn().isEmpty()) {
      return Optional.of(activity(service, service.name().value(), service.name().origin()));
    }
    WorkerOptions.Argument activityArn = options.activityArn().get();
    Optional<String> name = activityArn.string().flatMap(own::activity);
    if (name.isEmpty()) {
      movesNothing(
          service,
          activityArn.origin(),
          "its `" + WorkerOptions.ACTIVITY + "` is no activity of this deployment");
    }
    return name.map(found -> activity(service, found, activityArn.origin()));
  }

  /** Returns the activity of a name: the one that is configured, or else a new one. */
  private Activity activity(EcsService service, String name, Origin because) {
    return deployment.activities().stream()
        .filter(activity -> activity.name().value().equals(name))
        .findFirst()
        .orElseGet(
            () ->
                new Activity(
                    new Located<>(
                        name,
                        because.derive(
                            "the activity of a service with `"
                                + service.placement().setting()
                                + "`"))));
  }

  private boolean takesOwnActivity(LambdaWorker worker, List<LambdaWorker> earlier) {
    for (LambdaWorker other : earlier) {
      if (other.activityName().equals(worker.activityName())
          && !other.lambdaName().equals(worker.lambdaName())) {
        diagnostics.report(
            Diagnostic.of(
                    MoveRules.ACTIVITY_OF_TWO_FUNCTIONS,
                    worker.flag(),
                    "The service `"
                        + worker.serviceName()
                        + "` moves `"
                        + worker.lambdaName()
                        + "` behind the activity `"
                        + worker.activityName()
                        + "`, whose tasks the service `"
                        + other.serviceName()
                        + "` runs with `"
                        + other.lambdaName()
                        + "`.")
                .withNote("the other service is here", other.flag().primary())
                .withHelp("Give each function an activity of its own."));
        return false;
      }
    }
    return true;
  }

  private List<String> keys() {
    return deployment.lambdas().stream().map(lambda -> lambda.name().value()).toList();
  }

  private List<String> physicalNames() {
    return keys().stream().map(key -> deployment.prefix().value() + "-" + key).toList();
  }

  private void unknownFunction(EcsService service, String name, Origin at, List<String> known) {
    String prefix = deployment.prefix().value() + "-";
    String likely = known.contains(prefix + name) ? prefix + name : name;
    diagnostics.report(
        Diagnostic.of(
                MoveRules.UNKNOWN_MOVED_FUNCTION,
                at,
                "`"
                    + service.placement().setting()
                    + "` moves the Lambda function `"
                    + name
                    + "`, but there is none of that name.")
            .withHelp(
                "Name the function with `" + WorkerOptions.LAMBDA + "` in the service's commands.")
            .suggesting(name, Suggestions.meant(likely, known)));
  }

  private void movesNothing(EcsService service, Origin at, String reason) {
    diagnostics.report(
        MoveRules.DOCKER_MOVES_NOTHING,
        at,
        "`" + service.placement().setting() + "` moves nothing, since " + reason + ".",
        "Remove the key, or name a Lambda function with `"
            + WorkerOptions.LAMBDA
            + "` in `commands`.");
  }
}
