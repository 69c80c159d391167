package dev.cumulusc.move;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import java.util.List;
import java.util.Optional;

/** Finds what a moved function has as a Lambda function and misses in its worker. */
final class WorkerChecks {
  private WorkerChecks() {}

  static void check(Worker worker, Diagnostics diagnostics) {
    checkVariables(worker, diagnostics);
    checkLayers(worker, diagnostics);
  }

  private static void checkVariables(Worker worker, Diagnostics diagnostics) {
    EcsService service = worker.service();
    List<String> given =
        service.definition().variables().keySet().stream().map(Located::value).toList();
    List<String> missing =
        worker.lambda().environment().variables().keySet().stream()
            .map(Located::value)
            .filter(name -> !given.contains(name))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      diagnostics.report(
          MoveRules.WORKER_WITHOUT_VARIABLES,
          service.name().origin(),
          "The worker of `"
              + worker.lambdaName()
              + "` does not get the function's environment: `"
              + String.join("`, `", missing)
              + "`.",
          "Repeat under the service's `envs` what the function needs.");
    }
  }

  private static void checkLayers(Worker worker, Diagnostics diagnostics) {
    LambdaSpec lambda = worker.lambda();
    Optional<Located<String>> image = worker.service().definition().image();
    boolean defaultImage =
        image.map(Located::value).orElse(WorkerDefaults.IMAGE).equals(WorkerDefaults.IMAGE);
    if (defaultImage && !lambda.code().layers().isEmpty()) {
      diagnostics.report(
          MoveRules.WORKER_WITHOUT_LAYERS,
          image.map(Located::origin).orElse(worker.service().name().origin()),
          "`"
              + lambda.name().value()
              + "` has layers, but the worker `"
              + WorkerDefaults.IMAGE
              + "` does not load any.",
          "Name an `image` of cumulus-ecs-task 1.3.0 or newer.");
    }
  }
}
