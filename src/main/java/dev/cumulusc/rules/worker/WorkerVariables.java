package dev.cumulusc.rules.worker;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;

/**
 * Finds environment variables of a function that its worker does not have: the published worker is
 * given all of them, and an image of one's own is left alone.
 */
public final class WorkerVariables implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MOVE,
              "C2206",
              "worker-without-variables",
              "A moved Lambda function has environment variables that its worker does"
                  + " not have.")
          .because(
              "The worker runs the function's package but takes its environment from"
                  + " the service.")
          .fixedBy("Repeat under the service's `envs` what the function needs.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    context.workers().stream()
        .filter(worker -> !worker.isPublished())
        .forEach(worker -> check(worker, diagnostics));
  }

  private static void check(LambdaWorker worker, Diagnostics diagnostics) {
    List<String> given =
        worker.service().definition().variables().keySet().stream().map(Located::value).toList();
    List<String> missing =
        worker.lambda().environment().variables().keySet().stream()
            .map(Located::value)
            .filter(name -> !given.contains(name))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      diagnostics.report(
          INFO,
          worker.service().name().origin(),
          "The worker of `"
              + worker.lambdaName()
              + "` does not get the function's environment: `"
              + String.join("`, `", missing)
              + "`.",
          "Repeat under the service's `envs` what the function needs.");
    }
  }
}
