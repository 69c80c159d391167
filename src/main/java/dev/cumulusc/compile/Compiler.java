package dev.cumulusc.compile;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.artifact.CodeAddresses;
import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.NestedStack;
import dev.cumulusc.emit.TemplateEmitter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.kes.KesEngine;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.move.DefaultRuntimes;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import dev.cumulusc.resolve.StackKind;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.RuleEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        .resolve(request, application -> UnreadByEngine.of(request, application, engine))
        .flatMap(application -> compile(request, application, engine))
        .map(this::checked)
        .filter(compilation -> !diagnostics.hasErrors());
  }

  private Compilation checked(Compilation compilation) {
    CompilationChecks.check(compilation, rules, rendered, diagnostics);
    return compilation;
  }

  private Optional<Compilation> compile(
      ApplicationRequest request, Application application, Optional<EngineChoice> engine) {
    if (engine(request, application, engine) == EngineChoice.TEMPLATE) {
      return new KesEngine(request, application, diagnostics)
          .render()
          .map(rendered -> Compilation.rendered(application, rendered));
    }
    return compileNatively(request, application)
        .map(compilation -> overridden(request, compilation));
  }

  private static EngineChoice engine(
      ApplicationRequest request, Application application, Optional<EngineChoice> wanted) {
    return wanted.orElseGet(() -> EngineChoice.of(request, application));
  }

  /** Lays the application's override template over what was emitted, if there is one. */
  private Compilation overridden(ApplicationRequest request, Compilation compilation) {
    return new KesEngine(request, compilation.application(), diagnostics)
        .override(compilation.template())
        .map(compilation::overridden)
        .orElse(compilation);
  }

  /** Lays the override template over a template that is not finished, without a word about it. */
  private static Template preview(
      ApplicationRequest request, Application application, Template emitted) {
    return new KesEngine(request, application, Diagnostics.discarding())
        .override(emitted)
        .map(KesEngine.Overridden::template)
        .orElse(emitted);
  }

  private Optional<Compilation> compileNatively(ApplicationRequest request, Application unnamed) {
    Deployment written = new DeploymentBinder(diagnostics).bind(unnamed);
    if (diagnostics.hasErrors()) {
      return Optional.empty();
    }
    Application application =
        unnamed.withStackName(written.stackName().value(), written.stackName().origin());
    if (application.kind() != StackKind.APPLICATION) {
      Template template =
          application.kind() == StackKind.ROLES
              ? TemplateEmitter.emitRoles(written, diagnostics)
              : TemplateEmitter.emitDatabase(written, diagnostics);
      return Optional.of(
          Compilation.emitted(
              application,
              new DockerMove.Result(written, List.of(), List.of()),
              template,
              Map.of(),
              List.of()));
    }
    LocalHandlers handlers = LocalHandlers.in(application.workspace());
    DefaultRuntimes runtimes = new DefaultRuntimes(handlers);
    DockerMove.Result moved = DockerMove.apply(runtimes.apply(written), handlers, diagnostics);
    Deployment deployment = moved.deployment();
    Map<String, CodeAddress> code = CodeAddresses.of(deployment, application, diagnostics);
    List<NestedCompiler.Result> results =
        new NestedCompiler(request, application, runtimes, diagnostics).compile(deployment, code);
    runtimes.report(diagnostics);
    List<NestedStack> stacks = results.stream().map(NestedCompiler.Result::stack).toList();
    Template template =
        TemplateEmitter.emit(
            deployment,
            code,
            stacks,
            emitted -> preview(request, application, emitted),
            diagnostics);
    Map<String, Template> nested = new LinkedHashMap<>();
    stacks.forEach(stack -> nested.put(stack.spec().name().value(), stack.template()));
    List<CodePackage> packages = new ArrayList<>(CodeAddresses.packages(code.values()));
    results.forEach(result -> packages.addAll(result.code()));
    return Optional.of(Compilation.emitted(application, moved, template, nested, packages));
  }
}
