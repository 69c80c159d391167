package dev.cumulusc.schema;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds a value against the types that a schema names, as leniently as CloudFormation does: {@code
 * "5"} is a number, {@code "true"} a boolean, and every plain value a string.
 */
final class TypeCheck {
  private TypeCheck() {}

  static boolean fits(CfnValue value, Schema schema, Place place, Findings findings) {
    List<String> types = schema.texts("type");
    if (types.isEmpty() || types.stream().anyMatch(type -> is(value, type))) {
      return true;
    }
    String expected =
        types.stream().map(TypeCheck::described).distinct().collect(Collectors.joining(" or "));
    findings.add(
        Diagnostic.of(
            SchemaRules.WRONG_TYPE,
            value.origin(),
            place + " is " + Values.shown(value) + ", but has to be " + expected + "."));
    return false;
  }

  private static boolean is(CfnValue value, String type) {
    return switch (type) {
      case "object" -> value instanceof CfnValue.Mapping;
      case "array" -> value instanceof CfnValue.Sequence;
      case "string" -> Values.text(value).isPresent();
      case "boolean" -> Values.isTruth(value);
      case "integer" -> Values.isInteger(value);
      case "number" -> Values.number(value).isPresent();
      default -> throw new IllegalArgumentException("No type of JSON Schema: " + type);
    };
  }

  private static String described(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "string" -> "a string";
      case "boolean" -> "`true` or `false`";
      case "integer" -> "a whole number";
      default -> "a number";
    };
  }
}
