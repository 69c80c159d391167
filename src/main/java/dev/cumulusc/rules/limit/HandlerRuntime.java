package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.handler.FunctionFacts;
import dev.cumulusc.handler.HandlerNeeds;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.model.Located;
import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.runtime.NodeRuntime;
import dev.cumulusc.runtime.NodeRuntimes;
import dev.cumulusc.source.Origin;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds functions whose local source shows that the runtime that is named for them can't run it.
 * One that a worker runs is the worker's matter, and a runtime that is chosen fits.
 */
public final class HandlerRuntime implements DeploymentRule {
  private static final RuleInfo CALLBACK =
      RuleInfo.error(
              Stage.LIMIT,
              "C5116",
              "callback-not-supported",
              "A handler declares a callback, which its runtime does not support.")
          .because(
              "From Node.js 24 on, Lambda calls async handlers only, and refuses one with a third"
                  + " parameter when it loads it: each call of the function fails.")
          .fixedBy("Make the handler async, or set `runtime: nodejs22.x`.")
          .accordingTo(Authority.aws("lambda/latest/dg/nodejs-handler.html"));

  private static final RuleInfo SDK =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5117",
              "runtime-without-sdk",
              "A function loads an AWS SDK that neither its package nor its runtime has.")
          .because(
              "Lambda's Node.js runtimes have version 3 of the SDK from nodejs18.x on, and version"
                  + " 2 before. Where the module is loaded, the call fails with"
                  + " `Runtime.ImportModuleError`.")
          .fixedBy("Put the SDK into the package, or use the version that the runtime has.")
          .accordingTo(Authority.aws("lambda/latest/dg/lambda-nodejs.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(CALLBACK, SDK);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    LocalHandlers handlers = LocalHandlers.in(context.workspace());
    Set<String> moved =
        context.workers().stream().map(worker -> worker.lambdaName()).collect(Collectors.toSet());
    for (LambdaSpec lambda : context.deployment().lambdas()) {
      Optional<Located<String>> runtime = lambda.code().runtime();
      if (runtime.isPresent()
          && !(runtime.get().origin() instanceof Origin.Derived)
          && !moved.contains(lambda.name().value())) {
        NodeRuntimes.of(runtime.get().value())
            .ifPresent(known -> check(lambda, runtime.get(), known, handlers, out));
      }
    }
  }

  private static void check(
      LambdaSpec lambda,
      Located<String> runtime,
      NodeRuntime known,
      LocalHandlers handlers,
      Diagnostics out) {
    Optional<FunctionFacts> function = handlers.of(lambda).flatMap(facts -> facts.function());
    HandlerNeeds needs = handlers.needs(lambda);
    if (needs.declaresCallback()
        && function.isPresent()
        && !known.styles().contains(HandlerStyle.CALLBACK)) {
      out.report(
          Diagnostic.of(
                  CALLBACK,
                  Origin.written(function.get().at()),
                  "The handler of `"
                      + lambda.name().value()
                      + "` has a third parameter, the callback, which `"
                      + known.name()
                      + "` does not support: each call of the function fails.")
              .withNote("the runtime is named here", runtime.origin().primary())
              .withHelp(CALLBACK.fix()));
    }
    if (handlers.of(lambda).isPresent() && lambda.code().layers().isEmpty()) {
      needs.sdks().stream()
          .filter(sdk -> sdk != known.sdk())
          .forEach(sdk -> reportSdk(lambda, runtime, sdk, out));
    }
  }

  private static void reportSdk(
      LambdaSpec lambda, Located<String> runtime, AwsSdk sdk, Diagnostics out) {
    out.report(
        SDK,
        runtime.origin(),
        "`"
            + lambda.name().value()
            + "` loads version "
            + sdk.name().substring(1)
            + " of the AWS SDK, which neither its package nor `"
            + runtime.value()
            + "` has.",
        SDK.fix());
  }
}
