package dev.cumulusc.compile;

import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.kes.KesEngine;
import dev.cumulusc.kes.Overrides;
import dev.cumulusc.kes.RenderedApplication;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.template.Template;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled application.
 *
 * @param deployment what the templates were emitted from; nothing if they were rendered
 * @param name the main template's file name without its suffix
 * @param template the main template
 * @param nested the templates of nested stacks by name, in the order of their deployment
 * @param code the code that the templates take from S3; some of it may be code that none does
 * @param moved the functions that were moved behind activities
 * @param workers the services that run Lambda functions
 * @param overrides what an override template changed
 */
@RecordBuilder
public record Compilation(
    Application application,
    Optional<Deployment> deployment,
    String name,
    Template template,
    Map<String, Template> nested,
    List<CodePackage> code,
    List<DockerMove.Moved> moved,
    List<LambdaWorker> workers,
    Optional<Overrides> overrides)
    implements CompilationBuilder.With {

  public Compilation {
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
    code = List.copyOf(code);
    moved = List.copyOf(moved);
    workers = List.copyOf(workers);
  }

  /** Returns what the emitters made of a deployment whose functions are moved. */
  static Compilation emitted(
      Application application,
      DockerMove.Result moved,
      Template template,
      Map<String, Template> nested,
      List<CodePackage> code) {
    return new Compilation(
        application,
        Optional.of(moved.deployment()),
        application.kind().templateName(),
        template,
        nested,
        code,
        moved.moved(),
        moved.workers(),
        Optional.empty());
  }

  /** Returns what an application's Handlebars templates render to. */
  static Compilation rendered(Application application, RenderedApplication rendered) {
    return new Compilation(
        application,
        Optional.empty(),
        rendered.name(),
        rendered.main(),
        rendered.nested(),
        rendered.code(),
        List.of(),
        List.of(),
        rendered.overrides());
  }

  /** Returns this with an override template laid over its main template. */
  Compilation overridden(KesEngine.Overridden over) {
    List<CodePackage> all = new ArrayList<>(code);
    all.addAll(over.code());
    return with()
        .template(over.template())
        .code(all)
        .overrides(Optional.of(over.overrides()))
        .build();
  }
}
