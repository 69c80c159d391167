package dev.cumulusc.rules.worker;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Located;
import dev.cumulusc.runtime.NodeAdditions;
import dev.cumulusc.runtime.NodeVersion;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.worker.WorkerVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds options in {@code NODE_OPTIONS} with which a worker's Node.js does not start. */
public final class WorkerNodeOptions implements DeploymentRule {
  private static final String VARIABLE = "NODE_OPTIONS";

  @Override
  public List<RuleInfo> infos() {
    return List.of(WorkerInfos.REFUSED_OPTION);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    for (LambdaWorker worker : context.workers()) {
      if (worker.isPublished()) {
        worker
            .version()
            .filter(WorkerVersion::usable)
            .ifPresent(version -> check(worker, version.platform().node(), diagnostics));
      }
    }
  }

  /** What the service says replaces what the function has. */
  private static void check(LambdaWorker worker, NodeVersion node, Diagnostics diagnostics) {
    Optional<Expression> options =
        value(worker.service().definition().variables())
            .or(() -> value(worker.lambda().environment().variables()));
    if (options.isEmpty() || !(options.get() instanceof Expression.Literal literal)) {
      return;
    }
    Optional<String> refused =
        Arrays.stream(literal.text().trim().split("\\s+"))
            .filter(
                option ->
                    NodeAdditions.option(option).filter(since -> !since.isIn(node)).isPresent())
            .findFirst();
    refused.ifPresent(
        option -> {
          Diagnostic found =
              Diagnostic.of(
                      WorkerInfos.REFUSED_OPTION,
                      literal.origin(),
                      "Node.js "
                          + node
                          + " of the worker `"
                          + worker.image().value()
                          + "` does not take `"
                          + option.split("=", 2)[0]
                          + "` in `"
                          + VARIABLE
                          + "`, and does not start.")
                  .withHelp(WorkerInfos.REFUSED_OPTION.fix());
          diagnostics.report(found.withNote("it is moved by this", worker.flag().primary()));
        });
  }

  private static Optional<Expression> value(Map<Located<String>, Expression> variables) {
    return variables.entrySet().stream()
        .filter(entry -> entry.getKey().value().equals(VARIABLE))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
