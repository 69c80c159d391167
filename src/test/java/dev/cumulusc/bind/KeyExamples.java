package dev.cumulusc.bind;

import dev.cumulusc.bind.key.FlagType;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.bind.key.ValueType;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The examples and defaults of keys, as the schemas and the reference show them. */
final class KeyExamples {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INCLUDE = "!!files ";

  private KeyExamples() {}

  /** Returns a value that works, in YAML: the key's own example, or what its type has to offer. */
  static Optional<String> example(Key<?> key) {
    if (key.notes().example().isPresent()) {
      return key.notes().example();
    }
    if (key.type() instanceof FlagType) {
      return Optional.of(String.valueOf(!Boolean.TRUE.equals(key.defaultValue().orElse(null))));
    }
    if (key.type() instanceof TextType text && !text.words().isEmpty()) {
      return text.words().stream()
          .filter(word -> !key.defaultValue().map(word::equals).orElse(false))
          .findFirst();
    }
    return defaultValue(key);
  }

  /** Returns what stands for an absent value, in YAML. */
  static Optional<String> defaultValue(Key<?> key) {
    return (key.type() instanceof FlagType && key.use() == Key.Use.READ
            ? Optional.of(key.defaultValue().isPresent() ? key.defaultValue().get() : false)
            : key.defaultValue())
        .map(Object::toString);
  }

  /** Returns whether a key's value is made of keys of its own, which have their own examples. */
  static boolean hasKeysOfItsOwn(ValueType<?> type) {
    return type instanceof SectionType
        || type instanceof NamedSectionsType
        || (type instanceof ListType<?> list && hasKeysOfItsOwn(list.element()));
  }

  /** Returns a value as an editor sees it, where an include is the list of its paths. */
  static Object plain(String yaml) {
    return plain(Yaml.read(withoutInclude(yaml)));
  }

  static boolean isInclude(String yaml) {
    return yaml.startsWith(INCLUDE);
  }

  private static String withoutInclude(String yaml) {
    return isInclude(yaml) ? yaml.substring(INCLUDE.length()) : yaml;
  }

  static Object plain(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, Object> values = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> values.put(entry.name(), plain(entry.value())));
      return values;
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.items().stream().map(KeyExamples::plain).toList();
    }
    ScalarNode scalar = (ScalarNode) node;
    return scalar.isString() ? scalar.text() : JSON.readTree(scalar.text());
  }
}
