package dev.cumulusc.compile;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.bind.key.Assumed;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.kes.KesEngine;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import dev.cumulusc.resolve.PartlyResolved;
import dev.cumulusc.validate.RuleEngine;
import java.util.Optional;

/** Compiles an application: every stage in its order. Touches no network and writes no file. */
public final class Compiler {
  private final Diagnostics diagnostics;
  private final RenderedErrors rendered;
  private final RuleEngine rules;

  public Compiler(Diagnostics diagnostics, RenderedErrors rendered) {
    this(diagnostics, rendered, CompilationChecks.ALL_RULES);
  }

  Compiler(Diagnostics diagnostics, RenderedErrors rendered, RuleEngine rules) {
    this.diagnostics = diagnostics;
    this.rendered = rendered;
    this.rules = rules;
  }

  /** Compiles an application; nothing is returned when an error was reported. */
  public Optional<Compilation> compile(ApplicationRequest request) {
    return compile(request, Optional.empty());
  }

  /**
   * Compiles an application with an engine, or with the one that suits it; nothing is returned when
   * an error was reported.
   */
  public Optional<Compilation> compile(ApplicationRequest request, Optional<EngineChoice> engine) {
    return new ApplicationResolver(diagnostics)
        .resolveInPart(request, application -> UnreadByEngine.of(request, application, engine))
        .flatMap(resolved -> compile(request, resolved, engine))
        .map(this::checked)
        .filter(compilation -> !diagnostics.hasErrors());
  }

  private Compilation checked(Compilation compilation) {
    CompilationChecks.check(compilation, rules, rendered, diagnostics);
    return compilation;
  }

  private Optional<Compilation> compile(
      ApplicationRequest request, PartlyResolved resolved, Optional<EngineChoice> engine) {
    Application application = resolved.application();
    if (engine(request, application, engine) == EngineChoice.NATIVE) {
      return compileNatively(request, resolved);
    }
    return resolved.unknown().isEmpty()
        ? new KesEngine(request, application, diagnostics)
            .render()
            .map(rendered -> Compilation.rendered(application, rendered))
        : Optional.empty();
  }

  private static EngineChoice engine(
      ApplicationRequest request, Application application, Optional<EngineChoice> wanted) {
    return wanted.orElseGet(() -> EngineChoice.of(request, application));
  }

  /**
   * Compiles an application without templates of its own. After an error in its configuration,
   * nothing is returned, and what is wrong beside that is reported.
   */
  private Optional<Compilation> compileNatively(
      ApplicationRequest request, PartlyResolved resolved) {
    Application application = resolved.application();
    Deployment written =
        new DeploymentBinder(diagnostics, resolved.unknown(), Assumed.NOTHING).bind(application);
    if (diagnostics.hasErrors()) {
      new Unharmed(request, resolved, rules).report(diagnostics);
      return Optional.empty();
    }
    return Optional.of(
        new NativeCompiler(request, Assumed.NOTHING, diagnostics).compile(application, written));
  }
}
