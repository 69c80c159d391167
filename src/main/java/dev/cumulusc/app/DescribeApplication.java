package dev.cumulusc.app;

import dev.cumulusc.app.describe.Description;
import dev.cumulusc.app.describe.Description.ResourceRow;
import dev.cumulusc.app.describe.Description.WorkflowPart;
import dev.cumulusc.app.describe.LimitTable;
import dev.cumulusc.app.describe.TaskTable;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.graph.CompiledWorkflows;
import dev.cumulusc.app.graph.GraphSource;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.validate.Consequences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes an application for people: what it is made of, and what was found in it. */
public final class DescribeApplication {
  /**
   * What is to be described.
   *
   * @param comparison what the pictures of workflows are compared with
   */
  public record Request(
      ApplicationRequest application,
      Optional<EngineChoice> engine,
      DrawWorkflows.Comparison comparison) {}

  /** Describes; nothing if what is to be compared can't be read, which was reported. */
  public Optional<Description> run(Request request, Listener listener) {
    CheckedRun run =
        CheckedRun.of(
            request.application(),
            request.engine(),
            TemplateWriter.Format.YAML,
            RenderedErrors.STOP);
    Map<String, Picture> compared = new LinkedHashMap<>();
    if (run.compilation().isPresent()
        && !(request.comparison() instanceof DrawWorkflows.Comparison.None)) {
      Optional<List<Picture>> pictures =
          new DrawWorkflows()
              .draw(
                  new DrawWorkflows.Request(
                      new GraphSource.Application(request.application(), request.engine()),
                      Optional.empty(),
                      request.comparison()),
                  listener);
      if (pictures.isEmpty()) {
        return Optional.empty();
      }
      pictures.get().forEach(picture -> compared.put(picture.title(), picture));
    }
    return Optional.of(
        new Description(
            folder(request.application().application()),
            request.application().deployment(),
            Consequences.removed(run.found()),
            run.compilation().map(made -> content(made, run, compared))));
  }

  private static Description.Content content(
      Compilation compilation, CheckedRun run, Map<String, Picture> compared) {
    CompiledWorkflows workflows = CompiledWorkflows.of(compilation);
    List<WorkflowPart> parts = new ArrayList<>();
    for (String name : workflows.names()) {
      CompiledWorkflows.Entry entry = workflows.find(name).orElseThrow();
      parts.add(
          new WorkflowPart(
              name,
              entry.logicalId(),
              entry.machine().type(),
              Optional.ofNullable(compared.get(name))
                  .orElseGet(() -> workflows.picture(name).orElseThrow()),
              TaskTable.of(entry.machine(), workflows.places())));
    }
    Map<String, Picture> removed = new LinkedHashMap<>(compared);
    workflows.names().forEach(removed::remove);
    List<ResourceRow> resources = new ArrayList<>();
    TemplateTexts.templates(compilation)
        .forEach(
            (name, template) ->
                template
                    .resources()
                    .values()
                    .forEach(
                        each ->
                            resources.add(
                                new ResourceRow(
                                    name,
                                    each.logicalId(),
                                    each.type(),
                                    each.origin().primary()))));
    return new Description.Content(
        StackInput.of(compilation, Diagnostics.discarding()).stackName(),
        parts,
        List.copyOf(removed.values()),
        ListRoles.all(compilation),
        LimitTable.of(compilation, run.texts(), workflows),
        resources,
        workflows.mask());
  }

  /** Returns how a folder is named; that one is in it, as in CI, says nothing to who reads it. */
  private static String folder(Path application) {
    Path named = application.normalize();
    return named.toString().isEmpty()
        ? String.valueOf(named.toAbsolutePath().getFileName())
        : named.toString();
  }
}
