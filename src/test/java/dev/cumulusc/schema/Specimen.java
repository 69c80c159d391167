package dev.cumulusc.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes values that follow a schema, but for a fault here and there: of a wrong type, just beyond a
 * limit, with a part too many or too few. The same seed gives the same values.
 */
final class Specimen {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 5;
  private static final List<String> TEXTS =
      List.of("a", "abc-1", "arn:aws:iam::123456789012:role/a", "1.0", "A_b", "it is", "0", "x:y");

  private static final List<String> NAMES = List.of("a", "abc-1", "A_b");

  private final Random random;
  private final JsonNode definitions;

  /** Of so many decisions, one is wrong. */
  private final int faults;

  Specimen(long seed, JsonNode definitions, int faults) {
    this.random = new Random(seed);
    this.definitions = definitions;
    this.faults = faults;
  }

  JsonNode of(JsonNode reference, int depth) {
    JsonNode schema = reference;
    while (schema.has("$ref")) {
      ObjectNode besides = (ObjectNode) schema.deepCopy();
      String name = besides.remove("$ref").asString();
      schema = ((ObjectNode) definitions.get(name).deepCopy()).setAll(besides);
    }
    if (isWrong()) {
      return wrongType(schema);
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      JsonNode options = schema.get("enum");
      return isWrong() ? JSON.stringNode("Other") : options.get(random.nextInt(options.size()));
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "integer", "number" -> number(schema);
      default -> text(schema);
    };
  }

  private boolean isWrong() {
    return random.nextInt(faults) == 0;
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.get("type");
    if (type == null) {
      return schema.has("properties") ? "object" : "string";
    }
    return type.isArray() ? type.get(random.nextInt(type.size())).asString() : type.asString();
  }

  /** What no leniency takes for another type. */
  private JsonNode wrongType(JsonNode schema) {
    return switch (type(schema)) {
      case "object" -> random.nextBoolean() ? JSON.stringNode("text") : JSON.arrayNode();
      case "array" -> random.nextBoolean() ? JSON.stringNode("text") : JSON.objectNode();
      default -> random.nextBoolean() ? JSON.arrayNode().add("x") : JSON.objectNode().put("a", "x");
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode made = JSON.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    for (Map.Entry<String, JsonNode> each : schema.path("properties").properties()) {
      boolean taken =
          required.contains(each.getKey())
              ? !isWrong()
              : depth < MAX_DEPTH && random.nextInt(3) == 0;
      if (taken) {
        made.set(each.getKey(), of(each.getValue(), depth + 1));
      }
    }
    if (isWrong()) {
      made.put("Unknown" + random.nextInt(3), "x");
    }
    for (int i = random.nextInt(3); i > 0 && schema.has("patternProperties"); i--) {
      made.set(
          NAMES.get(random.nextInt(NAMES.size())),
          of(schema.get("patternProperties").iterator().next(), depth + 1));
    }
    return made;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode made = JSON.arrayNode();
    int count = near(schema, "minItems", "maxItems", 3);
    for (int i = 0; i < count; i++) {
      JsonNode item = schema.path("prefixItems").path(i);
      JsonNode form = item.isMissingNode() ? schema.path("items") : item;
      made.add(form.isObject() ? of(form, depth + 1) : JSON.stringNode("item " + i));
      if (isWrong()) {
        made.add(made.get(0));
      }
    }
    return made;
  }

  private JsonNode number(JsonNode schema) {
    return JSON.numberNode((long) near(schema, "minimum", "maximum", 100));
  }

  private JsonNode text(JsonNode schema) {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    if (random.nextBoolean() && (schema.has("minLength") || schema.has("maxLength"))) {
      int length = Math.max(0, Math.min(1_000, near(schema, "minLength", "maxLength", 64)));
      return JSON.stringNode("a".repeat(length));
    }
    return JSON.stringNode(text);
  }

  /** Returns a limit, what is next to it, or something between the limits. */
  private int near(JsonNode schema, String minimum, String maximum, int usual) {
    int least = schema.path(minimum).asInt(0);
    int most = schema.path(maximum).asInt(least + usual);
    return switch (random.nextInt(8)) {
      case 0 -> least;
      case 1 -> Math.min(most, 1_000);
      case 2 -> isWrong() ? least - 1 : least;
      case 3 -> isWrong() && most < 1_000 ? most + 1 : least;
      default -> least + random.nextInt(Math.min(usual, Math.max(0, most - least)) + 1);
    };
  }
}
