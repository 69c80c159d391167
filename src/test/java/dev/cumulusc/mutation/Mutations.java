package dev.cumulusc.mutation;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.mutation.Mutant.Change;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.NodePath;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes all mutants of a file: everything that can be done to each of its keys and values. */
final class Mutations {
  /** What values are replaced by. */
  private static final Map<Change, String> REPLACEMENTS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Change.STRING, "zzz"),
              Map.entry(Change.NUMBER, "42"),
              Map.entry(Change.BOOLEAN, "true"),
              Map.entry(Change.LIST, "[zzz]"),
              Map.entry(Change.MAPPING, "{zzz: yyy}"),
              Map.entry(Change.EMPTY_STRING, "''"),
              Map.entry(Change.EMPTY_LIST, "[]"),
              Map.entry(Change.EMPTY_MAPPING, "{}"),
              Map.entry(Change.NULL, "null"),
              Map.entry(Change.NEGATIVE, "-1"),
              Map.entry(Change.ZERO, "0"),
              Map.entry(Change.HUGE, "1000000000")));

  private final SourceFile file;
  private final List<Mutant> made = new ArrayList<>();

  private Mutations(SourceFile file) {
    this.file = file;
  }

  /** Returns all mutants of a file. */
  static List<Mutant> of(SourceFile file) {
    Mutations mutations = new Mutations(file);
    Node root = new YamlLoader(new Diagnostics()).load(file).orElseThrow();
    mutations.within(root, NodePath.ROOT);
    return List.copyOf(mutations.made);
  }

  private void within(Node node, NodePath path) {
    if (node instanceof MappingNode mapping) {
      List<Place> places = mapping.entries().stream().map(Place::of).toList();
      for (int i = 0; i < places.size(); i++) {
        Entry entry = mapping.entries().get(i);
        NodePath key = path.key(entry.name());
        misspelt(key, entry.key(), mapping.span());
        value(key, places, i, entry.value(), mapping.span());
      }
    } else if (node instanceof SequenceNode list) {
      List<Place> places = list.items().stream().map(Place::of).toList();
      for (int i = 0; i < places.size(); i++) {
        value(path.index(i), places, i, list.items().get(i), list.span());
      }
    }
  }

  /** The stretch of text that an item of a list or a key with its value takes. */
  private record Place(SourceSpan span) {
    static Place of(Node item) {
      return new Place(item.span());
    }

    static Place of(Entry entry) {
      return new Place(entry.key().span().to(entry.value().span()));
    }

    int start() {
      return span.file().offset(span.line(), span.column());
    }

    int end() {
      return span.file().offset(span.endLine(), span.endColumn());
    }
  }

  private void value(NodePath path, List<Place> places, int index, Node value, SourceSpan around) {
    Place place = places.get(index);
    String text = place.span().text();
    if (index + 1 < places.size()) {
      make(path, Change.DELETED, around, place.start(), places.get(index + 1).start(), "");
    } else if (index > 0) {
      make(path, Change.DELETED, around, places.get(index - 1).end(), place.end(), "");
    } else {
      make(path, Change.DELETED, around, place.start(), place.end(), "");
    }
    boolean isFlow = file.text().startsWith("[", new Place(around).start());
    boolean isItem = path.toString().endsWith("]");
    String margin = "\n" + " ".repeat(place.span().column() - (isItem ? 3 : 1));
    String copy = isFlow ? ", " + text : margin + (isItem ? "- " : "") + text;
    make(path, Change.DUPLICATED, around, place.end(), place.end(), copy);
    Place of = Place.of(value);
    REPLACEMENTS.forEach(
        (change, replacement) -> {
          if (!replacement.equals(value.span().text())) {
            make(path, change, around, of.start(), of.end(), replacement);
          }
        });
    if (value instanceof ScalarNode scalar) {
      String transposed = transposed(scalar.span().text());
      if (scalar.kind() == ScalarNode.Kind.STRING && !transposed.equals(scalar.span().text())) {
        make(path, Change.TRANSPOSED, around, of.start(), of.end(), transposed);
      }
    } else {
      within(value, path);
    }
  }

  private void misspelt(NodePath path, ScalarNode key, SourceSpan around) {
    Place place = Place.of((Node) key);
    String name = key.span().text();
    String transposed = transposed(name);
    if (!transposed.equals(name)) {
      make(path, Change.TRANSPOSED_KEY, around, place.start(), place.end(), transposed);
    }
    String shorter = name.substring(0, name.length() - 1);
    make(path, Change.SHORTENED_KEY, around, place.start(), place.end(), shorter);
    make(path, Change.LENGTHENED_KEY, around, place.start(), place.end(), name + "s");
  }

  /** Swaps the two letters in the middle, or the nearest to it that differ. */
  private static String transposed(String name) {
    for (int i = name.length() / 2; i > 0; i--) {
      char before = name.charAt(i - 1);
      char after = name.charAt(i);
      if (before != after
          && Character.isLetterOrDigit(before)
          && Character.isLetterOrDigit(after)) {
        return name.substring(0, i - 1) + after + before + name.substring(i + 1);
      }
    }
    return name;
  }

  private void make(
      NodePath path, Change change, SourceSpan around, int start, int end, String replacement) {
    String text = file.text();
    made.add(
        new Mutant(
            path, change, around, text.substring(0, start) + replacement + text.substring(end)));
  }
}
