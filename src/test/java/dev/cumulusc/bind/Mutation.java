package dev.cumulusc.bind;

import dev.cumulusc.bind.key.DefinitionType;
import dev.cumulusc.bind.key.EnvironmentType;
import dev.cumulusc.bind.key.FlagType;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.MappingType;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.ValueType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A tree with one value that was put in the place of another.
 *
 * @param key the key
 * @param path where it stands
 * @param entry the key and its right value, with their places
 * @param tree the tree with the other value
 */
record Mutation(Key<?> key, String path, MappingNode.Entry entry, MappingNode tree) {

  /** Puts a value that does not fit under each key that is read, however deep, one at a time. */
  static List<Mutation> wrong(Section section, MappingNode tree) {
    return new Mutator(Mutation::wrong).all(section, tree, "", UnaryOperator.identity());
  }

  /** Puts one value under each key that is read, however deep, one at a time. */
  static List<Mutation> with(Node value, Section section, MappingNode tree) {
    return new Mutator((type, right) -> value).all(section, tree, "", UnaryOperator.identity());
  }

  private static Node wrong(ValueType<?> type, Node right) {
    if (type == FlagType.TRUTHY) {
      return ScalarNode.string("false", right.origin());
    }
    boolean collection =
        type instanceof ListType
            || type instanceof MapType
            || type instanceof MappingType
            || type instanceof DefinitionType
            || type instanceof NamedSectionsType
            || type instanceof SectionType
            || type instanceof EnvironmentType;
    return collection
        ? ScalarNode.string("wrong", right.origin())
        : new SequenceNode(List.of(), null, right.origin());
  }

  /** Walks a tree along its sections. */
  private record Mutator(BiFunction<ValueType<?>, Node, Node> change) {

    /**
     * Makes the mutations within a mapping.
     *
     * @param around makes the whole tree from the changed mapping
     */
    List<Mutation> all(
        Section section, MappingNode mapping, String path, UnaryOperator<MappingNode> around) {
      List<Mutation> mutations = new ArrayList<>();
      for (Key<?> key : section.keys()) {
        MappingNode.Entry entry = mapping.entry(key.name()).orElse(null);
        if (entry != null) {
          String here = path + "." + key.name();
          Node changed = change.apply(key.type(), entry.value());
          MappingNode tree = around.apply(mapping.with(entry.key(), changed));
          mutations.add(new Mutation(key, here, entry, tree));
          if (key.use() == Key.Use.READ) {
            UnaryOperator<Node> outer = value -> around.apply(mapping.with(entry.key(), value));
            mutations.addAll(within(key.type(), entry.value(), here, outer));
          }
        }
      }
      return mutations;
    }

    private List<Mutation> within(
        ValueType<?> type, Node value, String path, UnaryOperator<Node> around) {
      List<Mutation> mutations = new ArrayList<>();
      if (type instanceof SectionType nested && value instanceof MappingNode mapping) {
        return all(nested.section(), mapping, path, inner -> (MappingNode) around.apply(inner));
      }
      if (type instanceof NamedSectionsType named && value instanceof MappingNode mapping) {
        for (MappingNode.Entry item : mapping.entries()) {
          UnaryOperator<Node> outer = inner -> around.apply(mapping.with(item.key(), inner));
          SectionType section = new SectionType(named.item());
          mutations.addAll(within(section, item.value(), path + "." + item.name(), outer));
        }
      } else if (type instanceof ListType<?> list && value instanceof SequenceNode sequence) {
        for (int i = 0; i < sequence.items().size(); i++) {
          int position = i;
          UnaryOperator<Node> outer = inner -> around.apply(replaced(sequence, position, inner));
          Node item = sequence.items().get(i);
          mutations.addAll(within(list.element(), item, path + "[" + i + "]", outer));
        }
      }
      return mutations;
    }

    private static SequenceNode replaced(SequenceNode sequence, int position, Node item) {
      List<Node> items = new ArrayList<>(sequence.items());
      items.set(position, item);
      return sequence.withItems(items);
    }
  }
}
