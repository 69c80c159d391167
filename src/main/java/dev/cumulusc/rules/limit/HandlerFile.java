package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.handler.HandlerFiles;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.CodeSource;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Optional;

/**
 * Finds functions whose handler is in no file of their source. Functions with layers are left out,
 * since a layer may bring the file, and so are those of installed packages.
 */
public final class HandlerFile implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5184",
              "handler-file-missing",
              "There is no file of a function's handler in its source.")
          .because(
              "Lambda creates the function, and each call of it fails with"
                  + " `Runtime.ImportModuleError` or `Runtime.MalformedHandlerName`.")
          .fixedBy(
              "Write the path of the file in `source` without its extension, a dot, and the name"
                  + " of the function: `lib/index.handler`. Build the code first if that makes the"
                  + " file.")
          .accordingTo(Authority.aws("lambda/latest/dg/nodejs-handler.html"));

  /** What a function without a runtime gets: the newest of Node.js. */
  private static final String DEFAULT_RUNTIME = "nodejs";

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    for (LambdaSpec lambda : context.deployment().lambdas()) {
      if (lambda.code().layers().isEmpty() && !lambda.code().ofBase().isOn()) {
        check(lambda, context.workspace(), diagnostics);
      }
    }
  }

  private static void check(LambdaSpec lambda, Workspace workspace, Diagnostics diagnostics) {
    Optional<Located<String>> handler = lambda.code().handler();
    if (handler.isEmpty()
        || handler.get().value().startsWith("/")
        || !(lambda.code().source() instanceof CodeSource.Local local)) {
      return;
    }
    String runtime = lambda.code().runtime().map(Located::value).orElse(DEFAULT_RUNTIME);
    LocalHandlers.path(workspace, local.path().value())
        .flatMap(code -> HandlerFiles.fault(code, handler.get().value(), runtime))
        .ifPresent(
            fault ->
                diagnostics.report(
                    finding(fault, handler.get(), local)
                        .withNote("the source is here", local.path().origin().primary())));
  }

  private static Diagnostic finding(
      HandlerFiles.Fault fault, Located<String> handler, CodeSource.Local source) {
    return switch (fault) {
      case MALFORMED ->
          Diagnostic.of(
                  INFO,
                  handler.origin(),
                  "The handler `"
                      + handler.value()
                      + "` does not name a file and a function in it.")
              .withHelp("Write both with a dot between them, such as `index.handler`.");
      case MISSING ->
          Diagnostic.of(
                  INFO,
                  handler.origin(),
                  "There is no file of the handler `"
                      + handler.value()
                      + "` in `"
                      + source.path().value()
                      + "`.")
              .withHelp("Correct the path before the dot, or build the code first.");
    };
  }
}
