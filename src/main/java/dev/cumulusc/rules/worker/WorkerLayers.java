package dev.cumulusc.rules.worker;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.worker.WorkerVersion;
import java.util.List;

/** Finds layers of a function that its worker does not load. */
public final class WorkerLayers implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MOVE,
              "C2207",
              "worker-without-layers",
              "A moved Lambda function has layers, which its worker does not load.")
          .because("Code that is only in a layer is missing in the container, and the task fails.")
          .fixedBy(
              "Name an `image` of cumulus-ecs-task 1.3.0 or newer at the service, or"
                  + " put the code of the layers into the function's package.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    context.workers().forEach(worker -> check(worker, diagnostics));
  }

  private static void check(LambdaWorker worker, Diagnostics diagnostics) {
    Located<String> image = worker.image();
    boolean loadsLayers =
        worker
            .version()
            .map(WorkerVersion::handlers)
            .map(WorkerVersion.Handlers::unpacksLayers)
            .orElse(true);
    if (!loadsLayers && !worker.lambda().code().layers().isEmpty()) {
      diagnostics.report(
          INFO,
          image.origin(),
          "`"
              + worker.lambdaName()
              + "` has layers, but the worker `"
              + image.value()
              + "` does not load any.",
          "Name an `image` of cumulus-ecs-task 1.3.0 or newer.");
    }
  }
}
