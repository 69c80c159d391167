package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.Provenance;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is taken to stand where a value can't be read, or where one is needed and missing. Nobody
 * knows what will stand there; what is wrong whichever of these it is does not depend on it.
 *
 * @param extent how much is taken to stand there
 * @param names what may be named there: a mapping has each of them as a key
 */
public record Assumed(Extent extent, Set<String> names) {
  /** Nothing, so that the default applies, or what the value belongs to is left out. */
  public static final Assumed NOTHING = new Assumed(Extent.NOTHING, Set.of());

  /** The first of the words, the lowest number, a mapping or list with nothing in it. */
  public static final Assumed LEAST = new Assumed(Extent.LEAST, Set.of());

  private static final String TEXT = "example";
  private static final String INCLUDE = "!!";
  private static final String ARN = "arn:aws:iam::123456789012:role/" + TEXT;

  private enum Extent {
    NOTHING,
    LEAST,
    MOST
  }

  public Assumed {
    names = Set.copyOf(names);
  }

  /**
   * Returns the last of the words, the highest number, and mappings with every key.
   *
   * @param names what may be named where something can't be read
   */
  public static Assumed most(Set<String> names) {
    return new Assumed(Extent.MOST, names);
  }

  /** Returns whether anything is taken to stand there. */
  public boolean isAny() {
    return extent != Extent.NOTHING;
  }

  /**
   * Returns whether a list with an item that can't be read is taken not to be there. The items of a
   * command or of a list of options belong together, so that nobody knows what the others mean.
   */
  boolean leavesOut(ListType<?> list) {
    return extent == Extent.LEAST && !list.element().readsPartsAlone();
  }

  /**
   * Reads a value, or what is taken to stand in its place if it does not fit.
   *
   * @param example a value that would fit, in YAML
   */
  <T> Optional<T> read(ValueType<T> type, Node value, Optional<String> example, Reading reading) {
    boolean unknown = reading.isUnknown(type, value);
    if (!isAny()) {
      return unknown ? Optional.empty() : type.read(value, reading);
    }
    Diagnostics found = new Diagnostics();
    Optional<T> read =
        unknown ? Optional.empty() : type.read(value, reading.withDiagnostics(found));
    return unknown || read.isEmpty() && found.hasErrors()
        ? instead(
            type, example, reading.withName(new Located<>(reading.name().value(), value.origin())))
        : read;
  }

  /**
   * Returns what is taken to stand where there is no value.
   *
   * @param example a value that would fit, in YAML
   * @param reading has the place, as that of the name
   */
  <T> Optional<T> instead(ValueType<T> type, Optional<String> example, Reading reading) {
    return isAny()
        ? new Stand(reading.name().value(), names, reading.name().origin())
            .node(type, example)
            .flatMap(
                node ->
                    type.read(
                        node,
                        reading.withUnknown(Set.of()).withDiagnostics(Diagnostics.discarding())))
        : Optional.empty();
  }

  /** Makes what is taken to stand in a place. */
  private final class Stand {
    private final String name;
    private final Set<String> keys;
    private final Origin origin;

    /**
     * Makes it for a place.
     *
     * @param name what it is for: the value of each string that may be any
     * @param keys what mappings have for keys; within one of them, only that
     */
    Stand(String name, Set<String> keys, Origin origin) {
      this.name = name;
      this.keys = keys;
      this.origin = origin;
    }

    private Stand within(String key) {
      return new Stand(key, Set.of(key), origin);
    }

    Optional<Node> node(ValueType<?> type, Optional<String> example) {
      if (type instanceof IntegerType number) {
        return Optional.of(ScalarNode.integer(number.extreme(isMost()), origin));
      }
      if (type instanceof NumberType) {
        return Optional.of(ScalarNode.integer(isMost() ? Integer.MAX_VALUE : 0, origin));
      }
      if (type instanceof FlagType) {
        return Optional.of(ScalarNode.bool(isMost(), origin));
      }
      if (type instanceof TextType text) {
        return text(text, example).map(value -> ScalarNode.string(value, origin));
      }
      return collection(type)
          .or(() -> example.filter(yaml -> !yaml.startsWith(INCLUDE)).flatMap(this::parsed))
          .or(() -> Optional.of(ScalarNode.string(TEXT, origin)));
    }

    private boolean isMost() {
      return extent == Extent.MOST;
    }

    private Optional<String> text(TextType type, Optional<String> example) {
      if (!type.words().isEmpty()) {
        return Optional.of(type.words().get(isMost() ? type.words().size() - 1 : 0));
      }
      Stream<String> any = Stream.of(TEXT, ARN);
      Stream<String> all =
          isMost()
              ? Stream.concat(Stream.concat(Stream.of(name), any), example.stream())
              : Stream.concat(example.stream(), any);
      return all.filter(type::fits).findFirst();
    }

    private Optional<Node> parsed(String yaml) {
      return new YamlLoader(Diagnostics.discarding())
          .load(SourceFile.of("example.yml", yaml))
          .map(node -> Provenance.map(node, written -> origin));
    }

    private Optional<Node> collection(ValueType<?> type) {
      if (type instanceof SectionType section) {
        return Optional.of(section(section.section()));
      }
      if (type instanceof NamedSectionsType sections) {
        return Optional.of(named(new SectionType(sections.item())));
      }
      if (type instanceof MapType<?> map) {
        return Optional.of(named(map.value()));
      }
      if (type instanceof EnvironmentType) {
        return Optional.of(named(ExpressionType.INSTANCE));
      }
      if (type instanceof MappingType || type instanceof DefinitionType) {
        return Optional.of(MappingNode.empty(origin));
      }
      if (type instanceof OneOrMoreType<?> some) {
        return node(some.element(), Optional.empty());
      }
      return type instanceof ListType<?> list
          ? Optional.of(new SequenceNode(items(list.element()), null, origin))
          : Optional.empty();
    }

    private Node section(Section section) {
      MappingNode mapping = MappingNode.empty(origin);
      for (Key<?> key : isMost() ? section.keys() : List.<Key<?>>of()) {
        Optional<Node> value =
            key.use() == Key.Use.READ ? node(key.type(), key.notes().example()) : Optional.empty();
        if (value.isPresent()) {
          mapping = mapping.with(ScalarNode.string(key.name(), origin), value.get());
        }
      }
      return mapping;
    }

    private Node named(ValueType<?> type) {
      MappingNode mapping = MappingNode.empty(origin);
      for (String each : keys()) {
        Optional<Node> value = within(each).node(type, Optional.empty());
        if (value.isPresent()) {
          mapping = mapping.with(ScalarNode.string(each, origin), value.get());
        }
      }
      return mapping;
    }

    private List<Node> items(ValueType<?> element) {
      return keys().stream()
          .flatMap(each -> within(each).node(element, Optional.empty()).stream())
          .toList();
    }

    private Set<String> keys() {
      Set<String> all = new TreeSet<>(isMost() ? keys : Set.of());
      if (isMost()) {
        all.add(TEXT);
      }
      return all;
    }
  }
}
