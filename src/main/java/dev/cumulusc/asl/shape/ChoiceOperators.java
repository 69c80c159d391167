package dev.cumulusc.asl.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The comparisons that a rule of a JSONPath choice can make. */
public final class ChoiceOperators {
  /** The operators that join other rules. */
  public static final List<String> LOGICAL = List.of("And", "Or", "Not");

  private static final List<String> ORDERED =
      List.of("Equals", "GreaterThan", "GreaterThanEquals", "LessThan", "LessThanEquals");

  private static final Map<String, Field> COMPARISONS = comparisons();

  private ChoiceOperators() {}

  /** Returns the comparisons by their names, with what each compares to. */
  public static Map<String, Field> all() {
    return COMPARISONS;
  }

  /** Returns whether a field of a rule compares something. */
  public static boolean isComparison(String name) {
    return COMPARISONS.containsKey(name);
  }

  /** Returns whether a field of a rule compares something or joins rules. */
  public static boolean isOperator(String name) {
    return isComparison(name) || LOGICAL.contains(name);
  }

  private static Map<String, Field> comparisons() {
    ValueType path = new ValueType.Path(ValueType.PathUse.SELECT, false);
    List<Field> fields = new ArrayList<>();
    for (String test :
        List.of("IsBoolean", "IsNull", "IsNumeric", "IsPresent", "IsString", "IsTimestamp")) {
      fields.add(Field.of(test, new ValueType.Truth()));
    }
    fields.add(Field.of("BooleanEquals", new ValueType.Truth()));
    fields.add(Field.of("BooleanEqualsPath", path));
    fields.add(Field.of("StringMatches", new ValueType.Text()));
    Map<String, ValueType> operands = new LinkedHashMap<>();
    operands.put("String", new ValueType.Text());
    operands.put(
        "Numeric", new ValueType.Number(false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    operands.put("Timestamp", new ValueType.Timestamp());
    operands.forEach(
        (kind, type) -> {
          for (String comparison : ORDERED) {
            fields.add(Field.of(kind + comparison, type));
            fields.add(Field.of(kind + comparison + "Path", path));
          }
        });
    Map<String, Field> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.put(field.name(), field));
    return Map.copyOf(byName);
  }
}
