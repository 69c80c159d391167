package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.KeptVersions;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.bundle.Bundler;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.RetainedVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Compiles all stacks of an application, and makes them ready for CloudFormation. */
final class PrepareStep {
  private static final TemplateWriter.Format FORMAT = TemplateWriter.Format.YAML;

  private final CompileStep step;
  private final EngineOption engine;
  private final AwsServices services;

  PrepareStep(CommandSpec spec, EngineOption engine, AwsServices services) {
    this.step = new CompileStep(spec);
    this.engine = engine;
    this.services = services;
  }

  /**
   * Prepares stacks; when nothing is returned, all is said.
   *
   * @param tags further tags of all stacks
   */
  Optional<List<PreparedStack>> run(List<ApplicationRequest> requests, Map<String, String> tags) {
    List<PreparedStack> stacks = new ArrayList<>();
    for (ApplicationRequest request : requests) {
      Optional<PreparedStack> prepared = prepare(request, tags);
      if (prepared.isEmpty()) {
        return Optional.empty();
      }
      stacks.add(prepared.get());
    }
    return Optional.of(stacks);
  }

  private Optional<PreparedStack> prepare(ApplicationRequest request, Map<String, String> tags) {
    CheckedRun run = compile(request);
    step.tell(run);
    if (run.compilation().isEmpty()) {
      return Optional.empty();
    }
    Diagnostics diagnostics = new Diagnostics();
    StackInput input = StackInput.of(run.compilation().get(), diagnostics);
    Map<String, String> all = new LinkedHashMap<>(input.tags());
    all.putAll(tags);
    Optional<PreparedStack> prepared =
        Bundler.prepare(input.withTags(all), services.s3Addresses(), FORMAT, diagnostics);
    if (diagnostics.hasErrors() || prepared.isEmpty()) {
      step.tell(diagnostics.sorted(), false);
      return Optional.empty();
    }
    return prepared;
  }

  /** Compiles a stack, with the versions of functions that it has to keep. */
  private CheckedRun compile(ApplicationRequest request) {
    CheckedRun run = CheckedRun.of(request, engine.choice(), FORMAT, RenderedErrors.WARN);
    Optional<RetainedVersions> kept =
        request.retainedVersions().isPresent()
            ? Optional.empty()
            : run.compilation()
                .map(compilation -> StackInput.of(compilation, Diagnostics.discarding()))
                .flatMap(input -> KeptVersions.of(input, services.cloudFormation(), services));
    return kept.map(
            versions ->
                CheckedRun.of(
                    request.withRetainedVersions(versions),
                    engine.choice(),
                    FORMAT,
                    RenderedErrors.WARN))
        .orElse(run);
  }
}
