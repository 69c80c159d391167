package dev.cumulusc.cli;

import dev.cumulusc.compile.Compilation;
import dev.cumulusc.deploy.ApplicationStacks;
import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.bundle.Bundler;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.resolve.ApplicationRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Compiles all stacks of an application, and makes them ready for CloudFormation. */
final class PrepareStep {
  private final CompileStep step;
  private final EngineOption engine;

  PrepareStep(CommandSpec spec, EngineOption engine) {
    this.step = new CompileStep(spec);
    this.engine = engine;
  }

  /**
   * Prepares the stacks in the order of their deployment; when nothing is returned, all is said.
   *
   * @param tags further tags of all stacks
   */
  Optional<List<PreparedStack>> run(
      ApplicationRequest request, Map<String, String> tags, AwsServices services) {
    List<PreparedStack> stacks = new ArrayList<>();
    for (ApplicationRequest each : ApplicationStacks.of(request)) {
      Optional<PreparedStack> prepared = prepare(each, tags, services);
      if (prepared.isEmpty()) {
        return Optional.empty();
      }
      stacks.add(prepared.get());
    }
    return Optional.of(stacks);
  }

  private Optional<PreparedStack> prepare(
      ApplicationRequest request, Map<String, String> tags, AwsServices services) {
    Optional<Compilation> compilation =
        step.run(request, engine, TemplateWriter.Format.YAML).compilation();
    if (compilation.isEmpty()) {
      return Optional.empty();
    }
    Diagnostics diagnostics = new Diagnostics();
    StackInput input = StackInput.of(compilation.get(), diagnostics);
    Map<String, String> all = new LinkedHashMap<>(input.tags());
    all.putAll(tags);
    Optional<PreparedStack> prepared =
        Bundler.prepare(
            input.withTags(all), services.s3Addresses(), TemplateWriter.Format.YAML, diagnostics);
    if (diagnostics.hasErrors() || prepared.isEmpty()) {
      step.tell(diagnostics.sorted(), false);
      return Optional.empty();
    }
    return prepared;
  }
}
