package dev.cumulusc.move;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.handler.HandlerNeeds;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.model.Located;
import dev.cumulusc.runtime.LambdaRuntimes;
import dev.cumulusc.runtime.NodeRuntime;
import dev.cumulusc.runtime.NodeRuntimes;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses a runtime for the functions that name none: the newest that can run the handler, of those
 * that Lambda creates on the day of the data that this program has. The clock has no say in it.
 */
public final class DefaultRuntimes {
  private static final int MAX_NAMES = 5;

  private final LocalHandlers handlers;
  private final Map<String, List<LambdaSpec>> chosen = new LinkedHashMap<>();

  public DefaultRuntimes(LocalHandlers handlers) {
    this.handlers = handlers;
  }

  /**
   * Returns a deployment, or the part of one in a nested stack, with a runtime for each function.
   */
  public Deployment apply(Deployment deployment) {
    List<LambdaSpec> lambdas = new ArrayList<>();
    for (LambdaSpec lambda : deployment.lambdas()) {
      if (lambda.code().runtime().isPresent()) {
        lambdas.add(lambda);
        continue;
      }
      String runtime = newest(handlers.needs(lambda)).name();
      chosen.computeIfAbsent(runtime, name -> new ArrayList<>()).add(lambda);
      Origin origin = lambda.origin().derive("the default `runtime`");
      lambdas.add(
          lambda.withCode(lambda.code().withRuntime(Optional.of(new Located<>(runtime, origin)))));
    }
    return deployment.withLambdas(lambdas);
  }

  private static NodeRuntime newest(HandlerNeeds needs) {
    return NodeRuntimes.newest(needs::runsOn)
        .or(() -> NodeRuntimes.newest(any -> true))
        .orElseThrow();
  }

  /** Reports once which runtimes were chosen, if any were. */
  public void report(Diagnostics diagnostics) {
    if (chosen.isEmpty()) {
      return;
    }
    List<LambdaSpec> all = chosen.values().stream().flatMap(List::stream).toList();
    String which =
        chosen.entrySet().stream()
            .map(each -> "`" + each.getKey() + "` for " + names(each.getValue()))
            .collect(Collectors.joining(", "));
    diagnostics.report(
        MoveRules.RUNTIME_CHOSEN,
        all.get(0).origin(),
        (all.size() == 1 ? "1 function names" : all.size() + " functions name")
            + " no `runtime`, and "
            + (all.size() == 1 ? "gets" : "get")
            + " the newest of "
            + LambdaRuntimes.asOf()
            + " that can run "
            + (all.size() == 1 ? "its handler: " : "their handlers: ")
            + which
            + ".",
        "Set `runtime` to choose it, and to keep it when the program is updated.");
  }

  private static String names(List<LambdaSpec> lambdas) {
    String names =
        lambdas.stream()
            .limit(MAX_NAMES)
            .map(lambda -> "`" + lambda.name().value() + "`")
            .collect(Collectors.joining(", "));
    int more = lambdas.size() - MAX_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
