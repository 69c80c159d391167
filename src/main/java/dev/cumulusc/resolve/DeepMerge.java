package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SecretMembers;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lays one value over another as {@code lodash.merge} does: mappings merge key by key, lists merge
 * item by item and keep the longer one's tail, all else replaces what it lies over, null too.
 *
 * <p>A mapping over a list is the odd one: its keys that are positions replace items, and its other
 * keys are lost.
 */
public final class DeepMerge {
  /** Hears of the merges that surprise people. */
  interface Listener {
    /** A list was laid over a longer one, whose tail stays. */
    void shorterList(SecretPlace place, SequenceNode base, SequenceNode over);

    /** A mapping was laid over a list, which stays a list. */
    void mappingOverList(SequenceNode base, MappingNode over);
  }

  private static final Listener DEAF =
      new Listener() {
        @Override
        public void shorterList(SecretPlace place, SequenceNode base, SequenceNode over) {
          // Files that are merged are not laid over each other by somebody who looks at both.
        }

        @Override
        public void mappingOverList(SequenceNode base, MappingNode over) {
          // As above.
        }
      };

  private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,3}");

  private static final int SHOWN = 60;

  private final Listener listener;
  private final boolean remembers;

  private DeepMerge(Listener listener, boolean remembers) {
    this.listener = listener;
    this.remembers = remembers;
  }

  /** Makes a merge of configurations, whose values keep in their origins what they lie over. */
  DeepMerge(Listener listener) {
    this(listener, true);
  }

  /** Returns a merge of a configuration's files, which does not report what may surprise. */
  static DeepMerge ofFiles() {
    return new DeepMerge(DEAF, true);
  }

  /** Returns a merge that does not report what may surprise, and changes no origin. */
  public static DeepMerge quiet() {
    return new DeepMerge(DEAF, false);
  }

  /** Lays a value over another; an intrinsic function replaces another function as a whole. */
  public Node merge(Node base, Node over) {
    return merge(SecretPlace.CONFIGURATION, base, over);
  }

  private Node merge(SecretPlace place, Node base, Node over) {
    if (!IntrinsicFunctions.of(base).equals(IntrinsicFunctions.of(over))) {
      return replaced(place, base, over);
    }
    if (base instanceof MappingNode baseMapping && over instanceof MappingNode overMapping) {
      return merge(place, baseMapping, overMapping);
    }
    if (base instanceof SequenceNode baseList && over instanceof SequenceNode overList) {
      return lists(place, baseList, overList);
    }
    if (base instanceof SequenceNode baseList && over instanceof MappingNode overMapping) {
      return mappingOverList(place, baseList, overMapping);
    }
    return replaced(place, base, over);
  }

  private Node replaced(SecretPlace place, Node base, Node over) {
    return remembers ? covering(place, base, over) : over;
  }

  /** Returns a value that knows what it lies over, which nobody wants to know of an empty one. */
  static Node covering(SecretPlace place, Node base, Node over) {
    if (base.isNull()) {
      return over;
    }
    String below =
        !(base instanceof ScalarNode scalar) || scalar.text().isEmpty()
            ? base.describe()
            : SecretMembers.hides(place, scalar)
                ? "another value"
                : Words.quote(Words.shortened(scalar.text(), SHOWN));
    return covering(over, origin -> new Origin.Over(origin, below, base.origin()));
  }

  /** Changes the origins of the values in a value that have no values in them. */
  private static Node covering(Node node, UnaryOperator<Origin> change) {
    if (node instanceof MappingNode mapping && !mapping.isEmpty()) {
      return mapping.withEntries(
          mapping.entries().stream()
              .map(entry -> new Entry(entry.key(), covering(entry.value(), change)))
              .toList());
    }
    if (node instanceof SequenceNode list && !list.items().isEmpty()) {
      return list.withItems(list.items().stream().map(item -> covering(item, change)).toList());
    }
    return node.withOrigin(change.apply(node.origin()));
  }

  /** Lays a mapping over another; keys that both have keep their place, and take the new origin. */
  public MappingNode merge(MappingNode base, MappingNode over) {
    return merge(SecretPlace.CONFIGURATION, base, over);
  }

  private MappingNode merge(SecretPlace place, MappingNode base, MappingNode over) {
    Map<String, Entry> merged = new LinkedHashMap<>();
    base.entries().forEach(entry -> merged.put(entry.name(), entry));
    for (Entry entry : over.entries()) {
      merged.merge(
          entry.name(),
          entry,
          (below, above) ->
              new Entry(
                  above.key(),
                  merge(
                      SecretMembers.place(place, base, above.name()),
                      below.value(),
                      above.value())));
    }
    return new MappingNode(List.copyOf(merged.values()), null, over.origin());
  }

  private SequenceNode lists(SecretPlace place, SequenceNode base, SequenceNode over) {
    if (over.items().size() < base.items().size()) {
      listener.shorterList(place, base, over);
    }
    List<Node> merged = new ArrayList<>();
    for (int i = 0; i < Math.max(base.items().size(), over.items().size()); i++) {
      if (i >= over.items().size()) {
        merged.add(base.items().get(i));
      } else if (i >= base.items().size()) {
        merged.add(over.items().get(i));
      } else {
        merged.add(merge(place, base.items().get(i), over.items().get(i)));
      }
    }
    return new SequenceNode(merged, null, over.origin());
  }

  private SequenceNode mappingOverList(SecretPlace place, SequenceNode base, MappingNode over) {
    listener.mappingOverList(base, over);
    List<Node> items = new ArrayList<>(base.items());
    for (Entry entry : over.entries()) {
      if (POSITION.matcher(entry.name()).matches()) {
        int position = Integer.parseInt(entry.name());
        while (items.size() <= position) {
          items.add(ScalarNode.empty(entry.key().origin()));
        }
        items.set(position, merge(place, items.get(position), entry.value()));
      }
    }
    return base.withItems(items);
  }
}
