package dev.cumulusc.bind;

import dev.cumulusc.bind.key.EnvironmentType;
import dev.cumulusc.bind.key.FlagType;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.MappingType;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.NodeType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.ValueType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A tree with one value that does not fit its key.
 *
 * @param key the key
 * @param path where it stands
 * @param entry the key and its right value, with their places
 * @param tree the tree with the wrong value
 */
record Mutation(Key<?> key, String path, MappingNode.Entry entry, MappingNode tree) {

  /** Makes a mutation for each key that stands in a mapping, however deep. */
  static List<Mutation> of(Section section, MappingNode mapping) {
    return of(section, mapping, "", UnaryOperator.identity());
  }

  private static List<Mutation> of(
      Section section, MappingNode mapping, String path, UnaryOperator<MappingNode> around) {
    List<Mutation> mutations = new ArrayList<>();
    for (Key<?> key : section.keys()) {
      MappingNode.Entry entry = mapping.entry(key.name()).orElse(null);
      if (entry == null) {
        continue;
      }
      String here = path + "." + key.name();
      if (!(key.type() instanceof NodeType)) {
        MappingNode wrong = mapping.with(entry.key(), wrong(key.type(), entry.value()));
        mutations.add(new Mutation(key, here, entry, around.apply(wrong)));
      }
      UnaryOperator<Node> replace = value -> around.apply(mapping.with(entry.key(), value));
      if (key.use() == Key.Use.READ) {
        mutations.addAll(within(key.type(), entry.value(), here, replace));
      }
    }
    return mutations;
  }

  /** Makes the mutations within a value. */
  private static List<Mutation> within(
      ValueType<?> type, Node value, String path, UnaryOperator<Node> around) {
    List<Mutation> mutations = new ArrayList<>();
    if (type instanceof SectionType nested && value instanceof MappingNode mapping) {
      mutations.addAll(
          of(nested.section(), mapping, path, inner -> (MappingNode) around.apply(inner)));
    } else if (type instanceof NamedSectionsType named && value instanceof MappingNode mapping) {
      for (MappingNode.Entry item : mapping.entries()) {
        mutations.addAll(
            within(
                new SectionType(named.item()),
                item.value(),
                path + "." + item.name(),
                inner -> around.apply(mapping.with(item.key(), inner))));
      }
    } else if (type instanceof ListType<?> list && value instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        int position = i;
        mutations.addAll(
            within(
                list.element(),
                sequence.items().get(i),
                path + "[" + i + "]",
                inner -> around.apply(replaced(sequence, position, inner))));
      }
    }
    return mutations;
  }

  private static SequenceNode replaced(SequenceNode sequence, int position, Node item) {
    List<Node> items = new ArrayList<>(sequence.items());
    items.set(position, item);
    return sequence.withItems(items);
  }

  private static Node wrong(ValueType<?> type, Node right) {
    if (type == FlagType.TRUTHY) {
      return ScalarNode.string("false", right.origin());
    }
    boolean collection =
        type instanceof ListType
            || type instanceof MapType
            || type instanceof MappingType
            || type instanceof NamedSectionsType
            || type instanceof SectionType
            || type instanceof EnvironmentType;
    return collection
        ? ScalarNode.string("wrong", right.origin())
        : new SequenceNode(List.of(), null, right.origin());
  }
}
