package dev.cumulusc.rules.worker;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds environment variables of a function that its worker does not have: the published worker is
 * given all of them, and an image of one's own gets none. Those that each function has, such as
 * {@code stackName}, are let be: few handlers read them.
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

  /** What every function gets; alone it is too seldom read to be worth a warning. */
  private static final String OF_EVERY = "stackName";

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
    List<String> lacking =
        namesOf(worker.lambda().environment()).filter(name -> !given.contains(name)).toList();
    if (!lacking.isEmpty()) {
      List<String> missing =
          Stream.concat(lacking.stream(), Stream.of(OF_EVERY).filter(name -> !given.contains(name)))
              .sorted()
              .toList();
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

  /** Returns the names of the variables that a function has by its own settings. */
  private static Stream<String> namesOf(LambdaSpec.Environment environment) {
    Stream<String> own =
        Stream.concat(environment.variables().keySet().stream(), environment.tables().stream())
            .map(Located::value);
    Stream<String> addresses =
        Stream.concat(
            environment.searchDomain().isOn() ? Stream.of("ES_HOST") : Stream.of(),
            environment.distributionApi().isOn()
                ? Stream.of("DISTRIBUTION_ENDPOINT")
                : Stream.of());
    return Stream.concat(own, addresses).distinct();
  }
}
