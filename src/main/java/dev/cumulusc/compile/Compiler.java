package dev.cumulusc.compile;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.artifact.CodeAddresses;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateEmitter;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import dev.cumulusc.template.Template;
import java.util.Map;
import java.util.Optional;

/** Compiles an application: every stage in its order. Touches no network and writes no file. */
public final class Compiler {
  private final Diagnostics diagnostics;

  public Compiler(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Compiles an application; nothing is returned when an error was reported. */
  public Optional<Compilation> compile(ApplicationRequest request) {
    return new ApplicationResolver(diagnostics)
        .resolve(request)
        .flatMap(this::compileNatively)
        .filter(compilation -> !diagnostics.hasErrors());
  }

  private Optional<Compilation> compileNatively(Application application) {
    Deployment written =
        new DeploymentBinder(diagnostics)
            .bind(application.deployment(), application.configuration());
    if (diagnostics.hasErrors()) {
      return Optional.empty();
    }
    DockerMove.Result moved = DockerMove.apply(written, diagnostics);
    Deployment deployment = moved.deployment();
    Map<String, CodeAddress> code = CodeAddresses.of(deployment, application, diagnostics);
    Template template = TemplateEmitter.emit(deployment, code, diagnostics);
    return Optional.of(new Compilation(application, deployment, template, Map.of(), moved.moved()));
  }
}
