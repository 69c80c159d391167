package dev.cumulusc.rehearse.path;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import java.util.List;
import java.util.Optional;

/** The comparisons that filters make. Values of different types are never equal nor ordered. */
final class Comparisons {
  private Comparisons() {}

  static boolean holds(String operator, Optional<Json> left, Optional<Json> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return operator.equals("!=") && left.isPresent() != right.isPresent();
    }
    Json a = left.get();
    Json b = right.get();
    return switch (operator) {
      case "==" -> same(a, b);
      case "!=" -> !same(a, b);
      case "<" -> isOrdered(a, b) && compare(a, b) < 0;
      case "<=" -> isOrdered(a, b) && compare(a, b) <= 0;
      case ">" -> isOrdered(a, b) && compare(a, b) > 0;
      case ">=" -> isOrdered(a, b) && compare(a, b) >= 0;
      case "in" -> items(b).stream().anyMatch(item -> same(a, item));
      case "nin" -> items(b).stream().noneMatch(item -> same(a, item));
      case "contains" -> contains(a, b);
      case "size" -> b instanceof JsonNumber number && size(a) == number.value().longValue();
      case "empty" -> b instanceof JsonBoolean wanted && (size(a) == 0) == wanted.value();
      case "subsetof" -> items(a).stream().allMatch(item -> contains(b, item));
      case "anyof" -> items(a).stream().anyMatch(item -> contains(b, item));
      case "noneof" -> items(a).stream().noneMatch(item -> contains(b, item));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static boolean same(Json a, Json b) {
    return a instanceof JsonNumber x && b instanceof JsonNumber y
        ? x.compareTo(y) == 0
        : a.equals(b);
  }

  private static boolean isOrdered(Json a, Json b) {
    return (a instanceof JsonNumber && b instanceof JsonNumber)
        || (a instanceof JsonString && b instanceof JsonString);
  }

  private static int compare(Json a, Json b) {
    return a instanceof JsonNumber x
        ? x.compareTo((JsonNumber) b)
        : ((JsonString) a).value().compareTo(((JsonString) b).value());
  }

  private static boolean contains(Json whole, Json part) {
    return whole instanceof JsonString text && part instanceof JsonString inner
        ? text.value().contains(inner.value())
        : items(whole).stream().anyMatch(item -> same(item, part));
  }

  private static List<Json> items(Json value) {
    return value instanceof JsonArray array ? array.items() : List.of();
  }

  private static int size(Json value) {
    if (value instanceof JsonString string) {
      return string.value().length();
    }
    return value instanceof JsonObject object ? object.members().size() : items(value).size();
  }
}
