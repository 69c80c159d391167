package dev.cumulusc.app.explain;

import dev.cumulusc.app.Preparation;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says where the values of a resource, parameter or output come from. */
public final class ExplainResource {
  /**
   * What is to be explained.
   *
   * @param name a logical id, or one with the path of a property behind a period: {@code
   *     IngestLambdaFunction.MemorySize}
   */
  public record Request(
      ApplicationRequest application, Optional<EngineChoice> engine, String name) {}

  /** Explains; nothing if something is wrong, which was reported. */
  public Optional<List<ExplainedResource>> run(Request request, Listener listener) {
    Optional<Compilation> compilation =
        new Preparation(request.engine(), TemplateWriter.Format.YAML, listener)
            .compile(request.application())
            .compilation();
    if (compilation.isEmpty()) {
      return Optional.empty();
    }
    int period = request.name().indexOf('.');
    String id = period < 0 ? request.name() : request.name().substring(0, period);
    List<ExplainedResource> all = all(compilation.get());
    List<ExplainedResource> found =
        all.stream().filter(each -> each.logicalId().equals(id)).toList();
    if (found.isEmpty()) {
      List<String> ids = all.stream().map(ExplainedResource::logicalId).toList();
      listener.error(
          "No rule, and no resource, parameter or output of the application, is called `"
              + id
              + "`."
              + Suggestions.didYouMean(id, ids).map(hint -> " " + hint).orElse(""));
      return Optional.empty();
    }
    return period < 0
        ? Optional.of(found)
        : narrowed(found, request.name().substring(period + 1), listener);
  }

  private static List<ExplainedResource> all(Compilation compilation) {
    Set<String> secrets = compilation.application().secrets();
    List<ExplainedResource> all = new ArrayList<>();
    Map<String, MappingNode> definitions = new HashMap<>();
    compilation
        .deployment()
        .ifPresent(
            deployment ->
                deployment
                    .workflows()
                    .forEach(
                        workflow ->
                            definitions.put(
                                deployment.stateMachine(workflow), workflow.definition())));
    TemplateTexts.templates(compilation)
        .forEach(
            (name, template) ->
                new TemplateValues(name, template, definitions, secrets).all().forEach(all::add));
    return all;
  }

  private static Optional<List<ExplainedResource>> narrowed(
      List<ExplainedResource> found, String path, Listener listener) {
    List<ExplainedResource> narrowed =
        found.stream()
            .map(
                each ->
                    each.withValues(
                        each.values().stream().filter(value -> value.isWithin(path)).toList()))
            .filter(each -> !each.values().isEmpty())
            .toList();
    if (narrowed.isEmpty()) {
      ExplainedResource first = found.get(0);
      listener.error(
          "`"
              + first.logicalId()
              + "` has no value at `"
              + path
              + "`."
              + Suggestions.didYouMean(path, PathPrefixes.of(first.values()))
                  .map(hint -> " " + hint)
                  .orElse(" `cumulusc explain " + first.logicalId() + "` shows what it has."));
      return Optional.empty();
    }
    return Optional.of(narrowed);
  }
}
