package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.Provenance;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts in what merge keys ({@code <<}) name: a mapping, or a list of mappings of which the first
 * that has a key gives it. A key that the mapping has itself wins, wherever it stands. What comes
 * in stands where the merge key stood.
 */
public final class MergeKeys {
  private final Diagnostics diagnostics;

  public MergeKeys(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Returns a value without merge keys. */
  public Node apply(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping);
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.withItems(sequence.items().stream().map(this::apply).toList());
    }
    return node;
  }

  private MappingNode mapping(MappingNode mapping) {
    Map<String, Entry> own = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      Node value = apply(entry.value());
      if (entry.key().isMergeKey()) {
        for (Entry brought : brought(entry.key(), value)) {
          own.putIfAbsent(brought.name(), brought);
        }
      } else {
        own.put(entry.name(), new Entry(entry.key(), value));
      }
    }
    return mapping.withEntries(List.copyOf(own.values()));
  }

  /** Returns the entries that a merge key brings, those that win first. */
  private List<Entry> brought(ScalarNode key, Node value) {
    List<Entry> brought = new ArrayList<>();
    List<Node> sources = value instanceof SequenceNode list ? list.items() : List.of(value);
    boolean isReported = false;
    for (Node source : sources) {
      if (source instanceof MappingNode mapping) {
        brought.addAll(through(key, mapping).entries());
      } else if (!isReported) {
        isReported = true;
        diagnostics.report(
            ResolveRules.MERGE_KEY_VALUE,
            at(source),
            "The merge key `<<` takes a mapping or a list of mappings, but this is "
                + source.describe()
                + ".",
            "name a mapping that has an anchor (`NAME: &anchor`) before: `<<: *anchor`.");
      }
    }
    return brought;
  }

  /** Returns a mapping whose values name the merge key, and the alias only as part of it. */
  private static MappingNode through(ScalarNode key, MappingNode source) {
    if (!(source.origin() instanceof Origin.Merged alias)) {
      return (MappingNode) Provenance.through(source, "merged by `<<`", key.span());
    }
    SourceSpan via = alias.via();
    String how = "merged by `<<: " + via.text() + "`";
    SourceSpan site = via.line() == key.span().line() ? key.span().to(via) : via;
    return (MappingNode)
        Provenance.map(
            source,
            origin ->
                origin instanceof Origin.Merged merged && merged.via().equals(via)
                    ? new Origin.Merged(merged.value(), how, site)
                    : new Origin.Merged(origin, how, site));
  }

  private static SourceSpan at(Node source) {
    return source.origin() instanceof Origin.Merged merged ? merged.via() : source.span();
  }
}
