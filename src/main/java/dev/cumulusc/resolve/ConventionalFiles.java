package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes {@code lambdas.yml}, {@code workflows.yml} and the files of {@code workflows/} into a
 * configuration that names no files of its own.
 */
final class ConventionalFiles {
  private static final String SUFFIX = ".yml";
  private static final List<String> LAMBDAS = List.of("lambdas" + SUFFIX);

  private final Workspace workspace;
  private final ConfigurationFiles files;
  private final MappingNode blocks;
  private final Diagnostics diagnostics;

  /**
   * @param blocks the blocks of all deployments, which may name the files
   */
  ConventionalFiles(
      Workspace workspace, ConfigurationFiles files, MappingNode blocks, Diagnostics diagnostics) {
    this.blocks = blocks;
    this.workspace = workspace;
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /** Returns whether there is any of these files. */
  boolean areThere() {
    return Stream.concat(LAMBDAS.stream(), workflows().stream()).anyMatch(workspace::hasFile);
  }

  /** Returns a configuration with these files' values; nothing if one of them was reported. */
  Optional<MappingNode> add(MappingNode configuration) {
    return add(configuration, "lambdas", LAMBDAS)
        .flatMap(more -> add(more, "stepFunctions", workflows()));
  }

  private List<String> workflows() {
    List<String> workflows = new ArrayList<>(List.of("workflows" + SUFFIX));
    workflows.addAll(workspace.filesIn("workflows", SUFFIX));
    return workflows;
  }

  private Optional<MappingNode> add(MappingNode configuration, String key, List<String> paths) {
    List<String> there = paths.stream().filter(workspace::hasFile).toList();
    if (configuration.has(key) || there.isEmpty()) {
      configuration.entry(key).ifPresent(entry -> reportUnread(entry, there, configuration));
      return Optional.of(configuration);
    }
    Origin origin = Origin.written(SourceFile.of(there.get(0), "").start());
    Map<String, Entry> all = new LinkedHashMap<>();
    boolean complete = true;
    for (String path : there) {
      Optional<MappingNode> definitions = definitions(path, key);
      complete &= definitions.isPresent();
      for (Entry entry : definitions.map(MappingNode::entries).orElse(List.of())) {
        Entry first = all.putIfAbsent(entry.name(), entry);
        if (first != null) {
          reportTwice(entry, first);
          complete = false;
        }
      }
    }
    return complete
        ? Optional.of(
            configuration.with(
                ScalarNode.string(key, origin),
                MappingNode.empty(origin).withEntries(List.copyOf(all.values()))))
        : Optional.empty();
  }

  /** Reports files that nothing reads, because what they hold is written in the configuration. */
  private void reportUnread(Entry written, List<String> there, MappingNode configuration) {
    if (!(written.value() instanceof MappingNode mapping) || mapping.entries().isEmpty()) {
      return;
    }
    Set<String> read = new HashSet<>();
    collectFiles(configuration, read);
    collectFiles(blocks, read);
    String own = written.key().span().file().name();
    boolean isWrittenHere =
        mapping.entries().stream().allMatch(each -> each.key().span().file().name().equals(own));
    List<String> unread = there.stream().filter(path -> !read.contains(path)).toList();
    if (isWrittenHere && !unread.isEmpty()) {
      diagnostics.report(
          ResolveRules.UNREAD_FILES,
          written.key().origin(),
          Words.all(unread)
              + (unread.size() == 1 ? " is" : " are")
              + " not read, since `"
              + written.name()
              + "` is written here.",
          "move what stands here into the file and delete the key, or move what the file has to"
              + " here and delete the file.");
    }
  }

  private static void collectFiles(Node node, Set<String> files) {
    files.add(node.span().file().name());
    if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(each -> collectFiles(each.value(), files));
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(each -> collectFiles(each, files));
    }
  }

  private Optional<MappingNode> definitions(String path, String key) {
    Origin byConvention = Origin.written(SourceFile.of(path, "").start());
    Optional<Node> value =
        files.included(path, byConvention, key).map(ConfigurationFiles.Loaded::value);
    if (value.isPresent() && !(value.get() instanceof MappingNode)) {
      diagnostics.report(
          ResolveRules.NOT_DEFINITIONS,
          value.get().origin(),
          "A mapping of names is expected here, but this is " + value.get().describe() + ".",
          "write each under its name, `Name: ...`, without the `- ` before it.");
    }
    return value.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  private void reportTwice(Entry entry, Entry first) {
    diagnostics.report(
        Diagnostic.of(
                ResolveRules.DEFINED_TWICE,
                entry.key().origin(),
                "`" + entry.name() + "` is defined by another file too.")
            .withNote("the other stands", first.key().span())
            .withHelp("keep one of the two, or give one another name."));
  }
}
