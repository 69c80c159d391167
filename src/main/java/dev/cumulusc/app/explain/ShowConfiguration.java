package dev.cumulusc.app.explain;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.UnreadByEngine;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import java.util.List;
import java.util.Optional;

/** Lists the values of a deployment's configuration as they are after all merges. */
public final class ShowConfiguration {
  /**
   * What is to be listed.
   *
   * @param path a key, or a path of keys such as {@code lambdas.Ingest}; without it, all values
   */
  public record Request(ApplicationRequest application, Optional<String> path) {}

  /** Lists values; nothing if something is wrong, which was reported. */
  public Optional<List<ExplainedValue>> run(Request request, Listener listener) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<List<ExplainedValue>> all =
        new ApplicationResolver(diagnostics)
            .resolve(
                request.application(),
                application ->
                    UnreadByEngine.of(request.application(), application, Optional.empty()))
            .map(ConfigurationValues::of);
    listener.on(new Event.Found(diagnostics.sorted()));
    if (all.isEmpty() || request.path().isEmpty()) {
      return all;
    }
    String path = request.path().get();
    List<ExplainedValue> found = all.get().stream().filter(value -> value.isWithin(path)).toList();
    if (found.isEmpty()) {
      listener.error(
          "The configuration has no value at `"
              + path
              + "`."
              + Suggestions.didYouMean(path, PathPrefixes.of(all.get()))
                  .map(hint -> " " + hint)
                  .orElse(""));
      return Optional.empty();
    }
    return Optional.of(found);
  }
}
