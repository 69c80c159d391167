package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.knowledge.Timestamps;
import dev.cumulusc.asl.shape.ChoiceOperators;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.query.Bindings;
import dev.cumulusc.rehearse.query.Paths;
import dev.cumulusc.rehearse.query.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The rules of JSONPath choices. A value of another type than the rule is about never fits. */
final class ChoiceRules {
  private static final List<String> TYPES = List.of("String", "Numeric", "Timestamp", "Boolean");

  private final Bindings bindings;

  ChoiceRules(Bindings bindings) {
    this.bindings = bindings;
  }

  boolean holds(JsonObject rule) throws StateException {
    for (Map.Entry<String, Json> field : rule.members().entrySet()) {
      switch (field.getKey()) {
        case "And" -> {
          return all(field.getValue());
        }
        case "Or" -> {
          return any(field.getValue());
        }
        case "Not" -> {
          return !holds((JsonObject) field.getValue());
        }
        default -> {
          if (ChoiceOperators.isComparison(field.getKey())) {
            return compares(rule, field.getKey(), field.getValue());
          }
        }
      }
    }
    return false;
  }

  private boolean all(Json rules) throws StateException {
    for (Json rule : ((JsonArray) rules).items()) {
      if (!holds((JsonObject) rule)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(Json rules) throws StateException {
    for (Json rule : ((JsonArray) rules).items()) {
      if (holds((JsonObject) rule)) {
        return true;
      }
    }
    return false;
  }

  private boolean compares(JsonObject rule, String operator, Json operand) throws StateException {
    String path = rule.string("Variable").orElse("$");
    Optional<Json> found = Paths.find(path, bindings);
    if (operator.equals("IsPresent")) {
      return found.isPresent() == isTrue(operand);
    }
    Json value = found.orElseThrow(() -> invalid(path));
    if (operator.startsWith("Is")) {
      return isOfType(operator, value) == isTrue(operand);
    }
    if (operator.equals("StringMatches")) {
      return value instanceof JsonString text && matches(text.value(), Values.string(operand));
    }
    boolean isPath = operator.endsWith("Path");
    Json other = operand;
    if (isPath) {
      String otherPath = Values.string(operand);
      other = Paths.find(otherPath, bindings).orElseThrow(() -> invalid(otherPath));
    }
    String comparison = isPath ? operator.substring(0, operator.length() - 4) : operator;
    for (String type : TYPES) {
      if (comparison.startsWith(type)) {
        return holds(comparison.substring(type.length()), compare(type, value, other));
      }
    }
    return false;
  }

  private static StateException invalid(String path) {
    return StateException.runtime(ServiceTexts.invalidChoicePath(path));
  }

  private static boolean isTrue(Json operand) {
    return new JsonBoolean(true).equals(operand);
  }

  private static boolean isOfType(String operator, Json value) {
    return switch (operator) {
      case "IsNull" -> value == JsonNull.NULL;
      case "IsBoolean" -> value instanceof JsonBoolean;
      case "IsNumeric" -> value instanceof JsonNumber;
      case "IsString" -> value instanceof JsonString;
      default -> value instanceof JsonString text && Timestamps.parse(text.value()).isPresent();
    };
  }

  private static OptionalInt compare(String type, Json value, Json other) {
    if (type.equals("Numeric")) {
      return value instanceof JsonNumber a && other instanceof JsonNumber b
          ? OptionalInt.of(a.compareTo(b))
          : OptionalInt.empty();
    }
    if (type.equals("Boolean")) {
      return value instanceof JsonBoolean a && other instanceof JsonBoolean b
          ? OptionalInt.of(Boolean.compare(a.value(), b.value()))
          : OptionalInt.empty();
    }
    if (!(value instanceof JsonString a) || !(other instanceof JsonString b)) {
      return OptionalInt.empty();
    }
    if (type.equals("String")) {
      return OptionalInt.of(a.value().compareTo(b.value()));
    }
    return Timestamps.parse(a.value())
        .flatMap(mine -> Timestamps.parse(b.value()).map(mine::compareTo))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static boolean holds(String comparison, OptionalInt order) {
    if (order.isEmpty()) {
      return false;
    }
    int sign = order.getAsInt();
    return switch (comparison) {
      case "Equals" -> sign == 0;
      case "LessThan" -> sign < 0;
      case "LessThanEquals" -> sign <= 0;
      case "GreaterThan" -> sign > 0;
      default -> sign >= 0;
    };
  }

  /** In a pattern, a star stands for any text, and a backslash takes its meaning away. */
  private static boolean matches(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        regex.append(".*");
      } else {
        boolean isEscape = c == '\\' && i + 1 < pattern.length();
        char literal = isEscape ? pattern.charAt(++i) : c;
        regex.append(Pattern.quote(String.valueOf(literal)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }
}
