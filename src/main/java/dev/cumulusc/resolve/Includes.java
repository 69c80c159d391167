package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.Provenance;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts in the files that {@code !!files [a.yml, b.yml]} names, merged from left to right. Other
 * tags that are left after loading are not known in a configuration.
 */
final class Includes {
  static final String TAG = "files";

  /** The tags that are known, for what may have been meant. */
  private static final List<String> KNOWN =
      Stream.concat(Stream.of("!!" + TAG), IntrinsicFunctions.TAGS.stream().map(tag -> "!" + tag))
          .toList();

  private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.(?:ya?ml|json)");

  /** The most values that a file may have with all that it includes. */
  private static final long SIZE_LIMIT = 500_000;

  private final ConfigurationFiles files;
  private final Diagnostics diagnostics;
  private long size;

  Includes(ConfigurationFiles files, Diagnostics diagnostics) {
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /** Returns a file's value with its includes put in; nothing if one of them was reported. */
  Optional<Node> apply(Node root) {
    return included(root);
  }

  /** Returns how many values the file has with all that it includes. */
  long size() {
    return size;
  }

  private Optional<Node> included(Node node) {
    return included(node, "");
  }

  private Optional<Node> included(Node node, String key) {
    size++;
    if (node instanceof SequenceNode list && TAG.equals(node.tag())) {
      return include(list, key);
    }
    if (node.tag() != null) {
      reportTag(node);
      return Optional.empty();
    }
    if (node instanceof MappingNode mapping) {
      return inMapping(mapping);
    }
    return node instanceof SequenceNode list ? inList(list) : Optional.of(node);
  }

  private Optional<Node> inMapping(MappingNode mapping) {
    boolean complete = true;
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      Optional<Node> value = included(entry.value(), entry.name());
      value.ifPresent(there -> entries.add(new Entry(entry.key(), there)));
      complete &= value.isPresent();
    }
    return complete ? Optional.of(mapping.withEntries(entries)) : Optional.empty();
  }

  private Optional<Node> inList(SequenceNode list) {
    List<Optional<Node>> items = list.items().stream().map(this::included).toList();
    return items.stream().allMatch(Optional::isPresent)
        ? Optional.of(list.withItems(items.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  private Optional<Node> include(SequenceNode list, String key) {
    if (list.items().isEmpty()) {
      diagnostics.report(ResolveRules.WRONG_INCLUDE, list.origin(), "`!!files` names no file.");
      return Optional.empty();
    }
    List<Optional<Node>> values = list.items().stream().map(item -> file(item, key)).toList();
    if (values.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    Optional<Node> merged = values.get(0);
    for (int i = 1; i < values.size() && merged.isPresent(); i++) {
      merged = merge(merged.get(), values.get(i).orElseThrow(), list.items().get(i).origin());
    }
    return merged;
  }

  private Optional<Node> file(Node item, String key) {
    if (item instanceof ScalarNode path && path.isString() && item.tag() == null) {
      return files.included(path.text(), path.origin(), key).flatMap(file -> counted(file, path));
    }
    diagnostics.report(
        ResolveRules.WRONG_INCLUDE,
        item.origin(),
        "`!!files` takes a list of files, but this item is " + item.describe() + ".");
    return Optional.empty();
  }

  private Optional<Node> counted(ConfigurationFiles.Loaded file, ScalarNode path) {
    boolean before = size > SIZE_LIMIT;
    size += file.size();
    if (size <= SIZE_LIMIT) {
      SourceSpan via = path.span();
      return Optional.of(Provenance.map(file.value(), origin -> new Origin.Included(origin, via)));
    }
    if (!before) {
      diagnostics.report(
          ResolveRules.INCLUDES_TOO_MUCH,
          path.origin(),
          String.format(
              Locale.ROOT, "With this include, the file has more than %,d values.", SIZE_LIMIT));
    }
    return Optional.empty();
  }

  private Optional<Node> merge(Node base, Node over, Origin namedBy) {
    if (base.getClass() != over.getClass() || base instanceof ScalarNode) {
      diagnostics.report(
          ResolveRules.UNLIKE_FILES,
          namedBy,
          "This file holds "
              + over.describe()
              + ", which can't be merged with "
              + base.describe()
              + " of the files before it.");
      return Optional.empty();
    }
    return Optional.of(DeepMerge.ofFiles().merge(base, over));
  }

  /** Returns the place of a value's tag, which stands before the value or starts it. */
  private static Origin tagOf(Node node, String tag) {
    SourceSpan value = node.span();
    SourceFile file = value.file();
    int start = file.text().lastIndexOf("!" + tag, file.offset(value.line(), value.column()));
    return start < 0
        ? node.origin()
        : node.origin().narrowedTo(file.span(start, start + 1 + tag.length()));
  }

  /** Returns the file that a tag of another tool includes, such as {@code !include}. */
  private static Optional<String> named(Node node) {
    return node instanceof ScalarNode scalar && FILE.matcher(scalar.text()).matches()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private void reportTag(Node node) {
    String tag = Objects.requireNonNull(node.tag());
    if (tag.equals(TAG)) {
      diagnostics.report(
          ResolveRules.WRONG_INCLUDE,
          node.origin(),
          "`!!files` takes a list of files, but this is " + node.describe() + ".",
          "write `!!files ['" + named(node).orElse("lambdas.yml") + "']`, with brackets.");
      return;
    }
    diagnostics.report(
        ResolveRules.UNKNOWN_TAG,
        tagOf(node, tag),
        "The tag `!"
            + tag
            + "` is not known in a configuration, which has `!!files` and the short forms of"
            + " intrinsic functions.",
        named(node)
            .map(file -> "write `!!files [" + file + "]` for what is in the file.")
            .or(() -> Suggestions.didYouMean("!" + tag, KNOWN))
            .orElse("delete the tag; if it begins a string, put the string into quotes."));
  }
}
