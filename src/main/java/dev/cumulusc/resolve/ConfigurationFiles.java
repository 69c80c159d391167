package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration's files as values: each loaded once, with its includes and merge keys put in.
 * What an include names is found in the application folder, wherever the including file lies.
 */
final class ConfigurationFiles {
  static final RuleInfo CYCLE =
      RuleInfo.error(
          "C0201", "include-cycle", "A file includes itself, at once or through others.");
  static final RuleInfo EMPTY =
      RuleInfo.warning("C0202", "empty-file", "A file has no value in it.");

  private final Workspace workspace;
  private final Diagnostics diagnostics;
  private final Map<SourceFile, Optional<Loaded>> known = new HashMap<>();
  private final List<SourceFile> open = new ArrayList<>();

  /**
   * A file's value.
   *
   * @param size how many values there are in it, those of what it includes with them
   */
  record Loaded(Node value, long size) {}

  ConfigurationFiles(Workspace workspace, Diagnostics diagnostics) {
    this.workspace = workspace;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the value of a file that a configuration names; nothing if it was reported.
   *
   * @param path the path from the application folder
   * @param namedBy what names it
   */
  Optional<Loaded> included(String path, Origin namedBy) {
    return workspace
        .read(path, namedBy, diagnostics)
        .flatMap(
            file -> {
              if (open.contains(file)) {
                reportCycle(file, namedBy);
                return Optional.empty();
              }
              return load(file);
            });
  }

  /** Returns a file's value; an empty file is an empty mapping. */
  Optional<Node> value(SourceFile file) {
    return load(file).map(Loaded::value);
  }

  private Optional<Loaded> load(SourceFile file) {
    Optional<Loaded> before = known.get(file);
    if (before != null) {
      return before;
    }
    open.add(file);
    Optional<Loaded> loaded =
        new YamlLoader(diagnostics)
            .load(file)
            .map(this::withoutNull)
            .flatMap(node -> new Includes(this, diagnostics).apply(node))
            .map(all -> new Loaded(new MergeKeys(diagnostics).apply(all.value()), all.size()));
    open.remove(file);
    known.put(file, loaded);
    return loaded;
  }

  private Node withoutNull(Node root) {
    if (!root.isNull()) {
      return root;
    }
    SourceFile file = root.span().file();
    diagnostics.report(EMPTY, file.start(), "`" + file.name() + "` has no value in it.");
    return MappingNode.empty(root.origin());
  }

  private void reportCycle(SourceFile file, Origin namedBy) {
    StringBuilder chain = new StringBuilder();
    for (SourceFile step : open.subList(open.indexOf(file), open.size())) {
      chain.append('`').append(step.name()).append("` includes ");
    }
    diagnostics.report(
        Diagnostic.of(
            CYCLE, namedBy, "This include never ends: " + chain + "`" + file.name() + "`."));
  }
}
