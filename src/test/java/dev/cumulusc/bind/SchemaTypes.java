package dev.cumulusc.bind;

import dev.cumulusc.bind.key.DefinitionType;
import dev.cumulusc.bind.key.EnvironmentType;
import dev.cumulusc.bind.key.ExpressionType;
import dev.cumulusc.bind.key.FlagType;
import dev.cumulusc.bind.key.IntegerType;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.MappingType;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.NodeType;
import dev.cumulusc.bind.key.NumberType;
import dev.cumulusc.bind.key.OneOrMoreType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.bind.key.ValueType;
import dev.cumulusc.tree.IntrinsicFunctions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes keys in JSON Schema, for editors.
 *
 * <p>The schemas are milder than the binder: files are merged and variables put in after an editor
 * has seen them, so a value may be a string with a variable, a required key may stand elsewhere,
 * and a mapping may be included.
 */
final class SchemaTypes {
  /** A string that a variable is put into, so that its value is not known yet. */
  static final String VARIABLE = "\\{\\{|\\$\\{";

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  /** Returns the definitions that the schemas made so far refer to. */
  Map<String, Object> definitions() {
    return definitions;
  }

  /** Describes a section whose unknown keys are mistakes. */
  Map<String, Object> closed(Section section) {
    Map<String, Object> schema = open(section);
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Describes a section that may hold further keys, for variables. */
  Map<String, Object> open(Section section) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key<?> key : section.keys()) {
      properties.put(key.name(), key(section, key));
      for (String spelling : key.otherSpellings()) {
        properties.put(
            spelling, ordered("description", "Write `" + key.name() + "`.", "deprecated", true));
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    return schema;
  }

  /** Refers to a definition that is made on first use. */
  Map<String, Object> reference(String name, Map<String, Object> definition) {
    Object earlier = definitions.putIfAbsent(name, definition);
    if (earlier != null && !earlier.equals(definition)) {
      throw new IllegalArgumentException("Two sections are called " + name);
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  private Map<String, Object> key(Section section, Key<?> key) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", description(key));
    KeyExamples.defaultValue(key)
        .ifPresent(
            value -> schema.put("default", key.defaultValue().<Object>map(v -> v).orElse(false)));
    if (key.use() != Key.Use.INEFFECTIVE && !KeyExamples.hasKeysOfItsOwn(key.type())) {
      KeyExamples.example(key)
          .ifPresent(example -> schema.put("examples", List.of(KeyExamples.plain(example))));
    }
    if (key.use() == Key.Use.INEFFECTIVE) {
      schema.put("deprecated", true);
    }
    schema.putAll(orNull(FunctionSchema.values(section, key).orElseGet(() -> type(key.type()))));
    return schema;
  }

  private static String description(Key<?> key) {
    String text = key.description() + (key.required() ? " Required." : "");
    return key.remark().map(remark -> text + " No effect: " + remark).orElse(text);
  }

  private Map<String, Object> type(ValueType<?> type) {
    if (type instanceof TextType text) {
      return text(text);
    }
    if (type instanceof IntegerType integer) {
      return anyOf(integer(integer), numberAsText());
    }
    if (type instanceof NumberType) {
      return anyOf(Map.of("type", "number"), pattern("\\d|" + VARIABLE));
    }
    if (type instanceof FlagType flag) {
      return flag == FlagType.TRUTHY
          ? Map.of("type", List.of("boolean", "string", "number"))
          : anyOf(Map.of("type", "boolean"), pattern("^(true|false)$|" + VARIABLE));
    }
    if (type instanceof ListType<?> list) {
      return array(type(list.element()));
    }
    if (type instanceof OneOrMoreType<?> some) {
      return anyOf(type(some.element()), array(type(some.element())));
    }
    if (type instanceof ExpressionType) {
      return reference("expression", expression());
    }
    if (type instanceof EnvironmentType) {
      return environment();
    }
    return type instanceof NodeType ? Map.of() : mapping(type);
  }

  private Map<String, Object> mapping(ValueType<?> type) {
    if (type instanceof SectionType nested) {
      Map<String, Object> section = included(closed(nested.section()));
      return nested.section().shorthand().isPresent()
          ? anyOf(section, Map.of("type", List.of("string", "number", "boolean")))
          : section;
    }
    if (type instanceof NamedSectionsType named) {
      return named(named);
    }
    if (type instanceof MapType<?> map) {
      return included(values(orNull(type(map.value()))));
    }
    if (type instanceof MappingType || type instanceof DefinitionType) {
      return included(Map.of("type", "object"));
    }
    throw new IllegalArgumentException("No schema for " + type);
  }

  private Map<String, Object> named(NamedSectionsType named) {
    Map<String, Object> item = closed(named.item());
    String name = named.item().noun().replaceFirst("^(an?|the) ", "").replace(' ', '-');
    Map<String, Object> reference = reference(name, item);
    List<Map<String, Object>> forms = new ArrayList<>();
    forms.add(
        values(
            orNull(
                named.item().shorthand().isPresent()
                    ? anyOf(reference, Map.of("type", "string"))
                    : reference)));
    if (named.alsoList()) {
      forms.add(array(reference));
    }
    forms.add(files());
    return Map.of("anyOf", forms);
  }

  private static Map<String, Object> text(TextType text) {
    if (!text.words().isEmpty()) {
      return anyOf(Map.of("enum", text.words()), pattern(VARIABLE));
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", List.of("string", "number", "boolean"));
    text.pattern()
        .ifPresent(shape -> schema.put("pattern", "^(" + shape.pattern() + ")?$|" + VARIABLE));
    return schema;
  }

  private static Map<String, Object> integer(IntegerType type) {
    if (!type.only().isEmpty()) {
      return ordered("enum", type.only());
    }
    Map<String, Object> schema = ordered("type", "integer");
    if (type.min() > Integer.MIN_VALUE) {
      schema.put("minimum", type.min());
    }
    if (type.max() < Integer.MAX_VALUE) {
      schema.put("maximum", type.max());
    }
    return schema;
  }

  private Map<String, Object> environment() {
    Map<String, Object> variable = orNull(reference("expression", expression()));
    return anyOf(values(variable), array(Map.of("type", "object")));
  }

  private static Map<String, Object> expression() {
    Map<String, Object> function =
        ordered(
            "type",
            "object",
            "properties",
            ordered(
                "function",
                Map.of("enum", IntrinsicFunctions.NAMES),
                "value",
                Map.of(),
                "array",
                Map.of("type", "array")),
            "required",
            List.of("function"),
            "additionalProperties",
            false);
    Map<String, Object> intrinsic =
        ordered(
            "type",
            "object",
            "propertyNames",
            Map.of("enum", IntrinsicFunctions.NAMES),
            "minProperties",
            1,
            "maxProperties",
            1);
    return ordered(
        "description",
        "A value, or an intrinsic function that CloudFormation works out.",
        "anyOf",
        List.of(
            Map.of("type", List.of("string", "number", "boolean")),
            function,
            intrinsic,
            array(Map.of())));
  }

  private static Map<String, Object> included(Map<String, Object> mapping) {
    return anyOf(mapping, files());
  }

  /** Describes the list of paths under {@code !!files}, as an editor sees it. */
  static Map<String, Object> files() {
    return ordered(
        "description", "`!!files` with paths.", "type", "array", "items", Map.of("type", "string"));
  }

  private static Map<String, Object> array(Map<String, Object> items) {
    return ordered("type", "array", "items", items);
  }

  private static Map<String, Object> values(Map<String, Object> value) {
    return ordered("type", "object", "additionalProperties", value);
  }

  /** Describes a whole number in quotes, or a variable that yields one. */
  static Map<String, Object> numberAsText() {
    return pattern("^\\s*-?\\d+\\s*$|" + VARIABLE);
  }

  static Map<String, Object> pattern(String pattern) {
    return ordered("type", "string", "pattern", pattern);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static Map<String, Object> anyOf(Map<String, Object>... forms) {
    return Map.of("anyOf", List.of(forms));
  }

  /** Lets a value be empty, which takes away what another file has. */
  private static Map<String, Object> orNull(Map<String, Object> schema) {
    if (schema.isEmpty()) {
      return schema;
    }
    Map<String, Object> changed = new LinkedHashMap<>(schema);
    if (schema.get("anyOf") instanceof List<?> forms) {
      changed.put("anyOf", with(forms, Map.of("type", "null")));
    } else if (schema.get("type") instanceof List<?> types) {
      changed.put("type", with(types, "null"));
    } else if (schema.get("type") instanceof String type) {
      changed.put("type", List.of(type, "null"));
    } else {
      return anyOf(schema, Map.of("type", "null"));
    }
    return changed;
  }

  private static List<Object> with(List<?> list, Object item) {
    List<Object> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }

  /** Makes a mapping that keeps its order. */
  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
