package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.ParsedFiles;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
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
  private final Workspace workspace;
  private final Diagnostics diagnostics;
  private final PostponedFaults faults;
  private final Map<SourceFile, Optional<Loaded>> known = new HashMap<>();
  private final List<SourceFile> open = new ArrayList<>();

  /**
   * A file's value.
   *
   * @param size how many values there are in it, those of what it includes with them
   * @param isNothing whether there is nothing in it
   */
  record Loaded(Node value, long size, boolean isNothing) {}

  /**
   * Makes the files of a workspace.
   *
   * @param faults takes the faults of single values
   */
  ConfigurationFiles(Workspace workspace, PostponedFaults faults, Diagnostics diagnostics) {
    this.workspace = workspace;
    this.faults = faults;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the value of a file that a configuration names; nothing if it was reported.
   *
   * @param path the path from the application folder
   * @param namedBy what names it
   * @param key the key that it is the value of, or empty
   */
  Optional<Loaded> included(String path, Origin namedBy, String key) {
    return workspace
        .read(path, namedBy, diagnostics)
        .flatMap(
            file -> {
              if (open.contains(file)) {
                reportCycle(file, namedBy);
                return Optional.empty();
              }
              Optional<Loaded> loaded = load(file);
              loaded.filter(Loaded::isNothing).ifPresent(empty -> reportEmpty(file, key));
              return loaded;
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
    ParsedFiles.Parsed parsed = workspace.parsed().of(file);
    parsed.faults().forEach(diagnostics::report);
    parsed.objectKeys().forEach(fault -> faults.add(fault.at(), fault));
    parsed.root().ifPresent(this::beginIncludes);
    Optional<Loaded> loaded = parsed.root().flatMap(this::assemble);
    open.remove(file);
    known.put(file, loaded);
    return loaded;
  }

  /** Has the files that a file includes parsed while others are worked on. */
  private void beginIncludes(Node node) {
    if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> beginIncludes(entry.value()));
    } else if (node instanceof SequenceNode list && Includes.TAG.equals(list.tag())) {
      for (Node item : list.items()) {
        if (item instanceof ScalarNode path && path.isString()) {
          workspace
              .read(path.text(), path.origin(), diagnostics)
              .ifPresent(workspace.parsed()::begin);
        }
      }
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(this::beginIncludes);
    }
  }

  private Optional<Loaded> assemble(Node root) {
    if (root.isNull()) {
      return Optional.of(new Loaded(MappingNode.empty(root.origin()), 1, true));
    }
    Includes includes = new Includes(this, diagnostics);
    return includes
        .apply(root)
        .map(new MergeKeys(diagnostics)::apply)
        .map(value -> new Loaded(value, includes.size(), false));
  }

  private void reportEmpty(SourceFile file, String key) {
    Diagnostic empty =
        Diagnostic.of(
            ResolveRules.EMPTY_FILE, file.start(), "`" + file.name() + "` has no value in it.");
    diagnostics.report(
        key.isEmpty()
            ? empty
            : empty
                .withHelp("Write what `" + key + "` is to hold, or take the file out of it.")
                .withEmptied(Optional.of(key)));
  }

  private void reportCycle(SourceFile file, Origin namedBy) {
    List<String> chain = new ArrayList<>();
    open.subList(open.indexOf(file) + 1, open.size()).forEach(step -> chain.add(step.name()));
    chain.add(file.name());
    diagnostics.report(
        ResolveRules.INCLUDE_CYCLE,
        namedBy,
        "This never ends: `"
            + file.name()
            + "` includes `"
            + String.join("`, which includes `", chain)
            + "`.",
        "take the file out of one of the two lists.");
  }
}
