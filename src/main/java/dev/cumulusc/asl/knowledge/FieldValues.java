package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.ValueType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Compares values with what their fields take. */
public final class FieldValues {
  private FieldValues() {}

  /** Returns whether a value is of the type that a field takes; limits are not looked at. */
  public static boolean fits(Field field, Node value, QueryLanguage language) {
    if (Placeholders.isUnknown(value) || isComputed(field, value, language)) {
      return true;
    }
    ValueType type = field.type();
    if (type instanceof ValueType.Anything) {
      return true;
    }
    if (value.isNull()) {
      return type instanceof ValueType.Path path && path.orNull();
    }
    if (type instanceof ValueType.Mapping) {
      return value instanceof MappingNode;
    }
    if (type instanceof ValueType.Listing) {
      return value instanceof SequenceNode;
    }
    if (type instanceof ValueType.Collection) {
      return !(value instanceof ScalarNode);
    }
    if (!(value instanceof ScalarNode scalar)) {
      return false;
    }
    if (type instanceof ValueType.Truth) {
      return scalar.kind() == ScalarNode.Kind.BOOLEAN;
    }
    if (type instanceof ValueType.Number number) {
      return number(value).filter(found -> !number.whole() || isWhole(found)).isPresent();
    }
    return scalar.isString();
  }

  /** Returns a value as a number, if it is one. */
  public static Optional<BigDecimal> number(Node value) {
    boolean isNumber =
        value instanceof ScalarNode scalar
            && (scalar.kind() == ScalarNode.Kind.INTEGER || scalar.kind() == ScalarNode.Kind.FLOAT)
            && !scalar.text().equals("NaN")
            && !scalar.text().endsWith("Infinity");
    return isNumber ? Optional.of(new BigDecimal(((ScalarNode) value).text())) : Optional.empty();
  }

  /** Returns the number that a string has the digits of, if it is one. */
  public static Optional<BigDecimal> number(String digits) {
    try {
      return Optional.of(new BigDecimal(digits.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns a limit for messages, without an exponent. */
  public static String plain(double limit) {
    return "`" + BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString() + "`";
  }

  /** Returns the number under a field of a mapping, if there is one. */
  public static Optional<BigDecimal> number(MappingNode mapping, String field) {
    return mapping.get(field).flatMap(FieldValues::number);
  }

  /** Says what a field takes: "a whole number", "a string", ... */
  public static String expected(Field field, QueryLanguage language) {
    String expected = expected(field.type());
    return field.computed() && language == QueryLanguage.JSONATA
        ? expected + " or a JSONata expression in `{% %}`"
        : expected;
  }

  private static String expected(ValueType type) {
    if (type instanceof ValueType.Truth) {
      return "`true` or `false`";
    }
    if (type instanceof ValueType.Number number) {
      return number.whole() ? "a whole number" : "a number";
    }
    if (type instanceof ValueType.Mapping) {
      return "a mapping";
    }
    if (type instanceof ValueType.Listing) {
      return "a list";
    }
    if (type instanceof ValueType.Collection) {
      return "a list, a mapping";
    }
    if (type instanceof ValueType.Path) {
      return "a path";
    }
    if (type instanceof ValueType.OneOf options) {
      return Words.any(options.options());
    }
    return type instanceof ValueType.Timestamp ? "a timestamp" : "a string";
  }

  private static boolean isComputed(Field field, Node value, QueryLanguage language) {
    return field.computed()
        && language == QueryLanguage.JSONATA
        && value instanceof ScalarNode scalar
        && scalar.isString()
        && JsonataSite.isExpression(scalar.text());
  }

  /** Returns whether a number has no fraction. */
  public static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
