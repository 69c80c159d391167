package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write instead of a value of another shape than the one that is expected. */
final class OtherShapes {
  /** The name of a file, alone or as other tools include it: {@code ${file(functions.yml)}}. */
  private static final Pattern FILE =
      Pattern.compile("(?:\\$\\{file\\()?([\\w./-]+\\.(?:ya?ml|json))(?:\\)(?::\\w+)?})?");

  private static final Pattern ASSIGNMENT = Pattern.compile("([\\w-]+)\\s*=\\s*(\\S.*)");

  /** So many keys show what a section looks like. */
  private static final int SHOWN_KEYS = 6;

  /** Keys that say little of it. */
  private static final Set<String> UNLIKELY = Set.of("name", "description");

  private static final String NAME = "name";

  private OtherShapes() {}

  /** Returns whether a mapping is a resource of a template where a section is expected. */
  static boolean isResource(MappingNode mapping, Section section) {
    return section.key("Type").isEmpty()
        && mapping.scalar("Type").filter(type -> type.text().contains("::")).isPresent()
        && mapping
            .entry("Properties")
            .filter(entry -> entry.value() instanceof MappingNode)
            .isPresent();
  }

  /** Reports a resource of a template where a section is expected. */
  static void reportResource(MappingNode mapping, Section section, Reading reading) {
    List<String> shown =
        section.keys().stream()
            .filter(key -> key.use() == Key.Use.READ && !UNLIKELY.contains(key.name()))
            .sorted(Comparator.comparing(key -> !key.required()))
            .limit(SHOWN_KEYS)
            .map(key -> Words.quote(key.name()))
            .toList();
    reading
        .diagnostics()
        .report(
            KeyRules.WRONG_TYPE,
            mapping.get("Type").orElseThrow().origin(),
            Words.quote(reading.name().value())
                + " is a resource of a template, but the keys of "
                + section.noun()
                + " are expected.",
            "Write them here, without `Type` and `Properties`: "
                + String.join(", ", shown)
                + " and more.");
  }

  /** Returns what to write where a mapping is expected. */
  static Optional<String> ofMapping(Node value) {
    if (value instanceof SequenceNode list && isListOfNames(list)) {
      String name = ((MappingNode) list.items().get(0)).entries().get(0).name();
      return Optional.of("Write a mapping: `" + name + ":` without the `- ` before it.");
    }
    return value instanceof SequenceNode
        ? Optional.of("Write `key: value` without the `- ` before it.")
        : ofText(value);
  }

  /** Returns what to write where a list of values of a type is expected. */
  static Optional<String> ofList(Node value, ValueType<?> element) {
    if (value instanceof MappingNode mapping
        && element instanceof SectionType type
        && !mapping.entries().isEmpty()) {
      String first = mapping.entries().get(0).name();
      boolean isItem =
          mapping.names().stream().anyMatch(name -> type.section().key(name).isPresent());
      if (!isItem && type.section().key(NAME).isPresent()) {
        return Optional.of("Write a list: `- name: " + first + "`.");
      }
      return Optional.of("Write a list: put `- ` before `" + first + "`, with the keys below it.");
    }
    if (value instanceof MappingNode) {
      return Optional.of("Put `- ` before each item.");
    }
    Optional<String> file = ofText(value);
    return file.isEmpty() && value instanceof ScalarNode scalar && scalar.origin().isSecret()
        ? Optional.empty()
        : file.or(
            () ->
                value instanceof ScalarNode scalar && !scalar.text().isBlank()
                    ? Optional.of("Write a list: `[" + scalar.text().strip() + "]`.")
                    : Optional.empty());
  }

  /** Returns how to write {@code NAME=value}, as other tools have it, in a mapping. */
  static Optional<String> ofAssignment(Node value) {
    if (value instanceof ScalarNode scalar && !scalar.origin().isSecret()) {
      Matcher assignment = ASSIGNMENT.matcher(scalar.text());
      if (assignment.matches()) {
        return Optional.of("Write `" + assignment.group(1) + ": value`, not `=`, in a mapping.");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofText(Node value) {
    if (value instanceof ScalarNode scalar && !scalar.origin().isSecret()) {
      Matcher file = FILE.matcher(scalar.text().strip());
      if (file.matches()) {
        return Optional.of("Write `!!files [" + file.group(1) + "]` for what is in the file.");
      }
    }
    return Optional.empty();
  }

  /** Returns whether each item is a mapping of one name to a mapping. */
  static boolean isListOfNames(SequenceNode list) {
    List<Node> items = list.items();
    return !items.isEmpty()
        && items.stream()
            .allMatch(
                item ->
                    item instanceof MappingNode mapping
                        && mapping.entries().size() == 1
                        && mapping.entries().get(0).value() instanceof MappingNode);
  }
}
