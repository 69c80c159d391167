package dev.cumulusc.compile;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.artifact.CodeAddresses;
import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.bind.key.Assumed;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.NestedStack;
import dev.cumulusc.emit.TemplateEmitter;
import dev.cumulusc.kes.KesEngine;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.move.DefaultRuntimes;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.StackKind;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles an application without templates of its own: all stages from the bound model on. */
final class NativeCompiler {
  private final ApplicationRequest request;
  private final Assumed assumed;
  private final Diagnostics diagnostics;

  /**
   * Makes a compiler.
   *
   * @param assumed what is taken to stand where a value can't be read
   */
  NativeCompiler(ApplicationRequest request, Assumed assumed, Diagnostics diagnostics) {
    this.request = request;
    this.assumed = assumed;
    this.diagnostics = diagnostics;
  }

  /**
   * Compiles an application.
   *
   * @param written what its configuration was bound to
   */
  Compilation compile(Application unnamed, Deployment written) {
    return overridden(emitted(unnamed, written));
  }

  /** Lays the application's override template over what was emitted, if there is one. */
  private Compilation overridden(Compilation compilation) {
    return new KesEngine(request, compilation.application(), diagnostics)
        .override(compilation.template())
        .map(compilation::overridden)
        .orElse(compilation);
  }

  /** Lays the override template over a template that is not finished, without a word about it. */
  private Template preview(Application application, Template emitted) {
    return new KesEngine(request, application, Diagnostics.discarding())
        .override(emitted)
        .map(KesEngine.Overridden::template)
        .orElse(emitted);
  }

  private Compilation emitted(Application unnamed, Deployment written) {
    Application application =
        unnamed.withStackName(written.stackName().value(), written.stackName().origin());
    if (application.kind() != StackKind.APPLICATION) {
      Template template =
          application.kind() == StackKind.ROLES
              ? TemplateEmitter.emitRoles(written, diagnostics)
              : TemplateEmitter.emitDatabase(written, diagnostics);
      return Compilation.emitted(
          application,
          new DockerMove.Result(written, List.of(), List.of()),
          template,
          Map.of(),
          List.of());
    }
    LocalHandlers handlers = LocalHandlers.in(application.workspace());
    DefaultRuntimes runtimes = new DefaultRuntimes(handlers);
    DockerMove.Result moved = DockerMove.apply(runtimes.apply(written), handlers, diagnostics);
    Deployment deployment = moved.deployment();
    Map<String, CodeAddress> code = CodeAddresses.of(deployment, application, diagnostics);
    List<NestedCompiler.Result> results =
        new NestedCompiler(request, application, runtimes, assumed, diagnostics)
            .compile(deployment, code);
    runtimes.report(diagnostics);
    List<NestedStack> stacks = results.stream().map(NestedCompiler.Result::stack).toList();
    Template template =
        TemplateEmitter.emit(
            deployment, code, stacks, emitted -> preview(application, emitted), diagnostics);
    Map<String, Template> nested = new LinkedHashMap<>();
    stacks.forEach(stack -> nested.put(stack.spec().name().value(), stack.template()));
    List<CodePackage> packages = new ArrayList<>(CodeAddresses.packages(code.values()));
    results.forEach(result -> packages.addAll(result.code()));
    return Compilation.emitted(application, moved, template, nested, packages);
  }
}
