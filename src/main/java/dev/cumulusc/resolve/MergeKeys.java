package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.Provenance;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SecretMembers;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashMap;
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
    return apply(SecretPlace.CONFIGURATION, node);
  }

  private Node apply(SecretPlace place, Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping(place, mapping);
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.withItems(sequence.items().stream().map(item -> apply(place, item)).toList());
    }
    return node;
  }

  private MappingNode mapping(SecretPlace place, MappingNode mapping) {
    Map<String, Entry> own = new LinkedHashMap<>();
    Map<String, List<Node>> covered = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      if (entry.key().isMergeKey()) {
        for (Entry brought : brought(entry.key(), apply(place, entry.value()))) {
          Entry winning = own.putIfAbsent(brought.name(), brought);
          if (winning != null) {
            covered.computeIfAbsent(brought.name(), n -> new ArrayList<>()).add(brought.value());
          }
        }
      } else {
        SecretPlace inner = SecretMembers.place(place, mapping, entry.name());
        Entry before = own.put(entry.name(), new Entry(entry.key(), apply(inner, entry.value())));
        if (before != null) {
          covered.computeIfAbsent(entry.name(), n -> new ArrayList<>()).add(0, before.value());
        }
      }
    }
    covered.forEach(
        (name, below) ->
            own.computeIfPresent(
                name,
                (same, entry) ->
                    new Entry(
                        entry.key(),
                        over(SecretMembers.place(place, mapping, name), entry.value(), below))));
    return mapping.withEntries(List.copyOf(own.values()));
  }

  /**
   * Returns a value that knows what it lies over.
   *
   * @param below what else the key could have had, that which wins first
   */
  private static Node over(SecretPlace place, Node winning, List<Node> below) {
    Node base = below.get(below.size() - 1);
    for (int i = below.size() - 2; i >= 0; i--) {
      base = DeepMerge.covering(place, base, below.get(i));
    }
    return DeepMerge.covering(place, base, winning);
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
    return (MappingNode) Provenance.map(source, origin -> through(origin, via, how, site));
  }

  private static Origin through(Origin origin, SourceSpan alias, String how, SourceSpan site) {
    if (origin instanceof Origin.Over over) {
      return new Origin.Over(through(over.value(), alias, how, site), over.below(), over.covered());
    }
    return origin instanceof Origin.Merged merged && merged.via().equals(alias)
        ? new Origin.Merged(merged.value(), how, site)
        : new Origin.Merged(origin, how, site);
  }

  private static SourceSpan at(Node source) {
    return source.origin() instanceof Origin.Merged merged ? merged.via() : source.span();
  }
}
