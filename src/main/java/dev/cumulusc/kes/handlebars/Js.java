package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What JavaScript does with values: properties, printing, conditions, comparisons, copies. */
public final class Js {
  private Js() {}

  /** Makes the value that a configuration has after kes passed it through JSON. */
  public static JsValue of(Node node) {
    return of(node, null);
  }

  /** Makes the value that a configuration has, which adds to the keys that are read. */
  public static JsValue of(Node node, @Nullable ReadKeys reads) {
    if (node instanceof MappingNode mapping) {
      JsObject object = new JsObject(mapping.origin(), reads);
      for (MappingNode.Entry entry : mapping.entries()) {
        object.put(entry.name(), of(entry.value(), reads), entry.key().origin());
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      return new JsArray(
          sequence.items().stream().map(item -> of(item, reads)).toList(), sequence.origin());
    }
    return of((ScalarNode) node);
  }

  private static JsValue of(ScalarNode scalar) {
    Origin origin = scalar.origin();
    return switch (scalar.kind()) {
      case NULL -> JsValue.Empty.NULL;
      case BOOLEAN -> new JsValue.Bool(scalar.text().equals("true"), origin);
      case STRING -> new JsValue.Text(scalar.text(), origin);
      case INTEGER -> new JsValue.Num(scalar.text(), origin);
      case FLOAT ->
          scalar.text().endsWith("NaN") || scalar.text().endsWith("Infinity")
              ? JsValue.Empty.NULL
              : new JsValue.Num(scalar.text(), origin);
    };
  }

  /** Returns an own property of a value, or {@link JsValue.Empty#UNDEFINED}. */
  public static JsValue property(JsValue value, String name) {
    if (value instanceof JsObject object) {
      return object.get(name);
    }
    if (value instanceof JsArray array) {
      return element(name, array.items().size(), array.items()::get);
    }
    if (value instanceof JsValue.Text text) {
      String string = text.value();
      return element(
          name, string.length(), i -> JsValue.text(string.substring(i, i + 1), text.origin()));
    }
    return JsValue.Empty.UNDEFINED;
  }

  /** Returns a property of a property of a value. */
  public static JsValue at(JsValue value, String... path) {
    JsValue found = value;
    for (String name : path) {
      found = property(found, name);
    }
    return found;
  }

  private static JsValue element(
      String name, int length, java.util.function.IntFunction<JsValue> elements) {
    if (name.equals("length")) {
      return JsValue.number(length);
    }
    if (name.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(name) < length) {
      return elements.apply(Integer.parseInt(name));
    }
    return JsValue.Empty.UNDEFINED;
  }

  /** Returns whether JavaScript counts a value as true. */
  public static boolean isTruthy(JsValue value) {
    if (value instanceof JsValue.Bool bool) {
      return bool.value();
    }
    if (value instanceof JsValue.Num number) {
      return number.value() != 0 && !Double.isNaN(number.value());
    }
    if (value instanceof JsValue.Text text) {
      return !text.value().isEmpty();
    }
    return value.isPresent();
  }

  /**
   * Returns a value as a string, as {@code String(value)} does; an intrinsic function, of which
   * that would make {@code [object Object]}, as its short tag.
   */
  public static String print(JsValue value) {
    if (value instanceof JsValue.Text text) {
      return text.value();
    }
    if (value instanceof JsValue.SafeText text) {
      return text.value();
    }
    if (value instanceof JsValue.Num number) {
      return number.text();
    }
    if (value instanceof JsValue.Bool bool) {
      return Boolean.toString(bool.value());
    }
    if (value instanceof JsArray array) {
      return array.items().stream()
          .map(item -> item.isPresent() ? print(item) : "")
          .collect(Collectors.joining(","));
    }
    if (value instanceof JsObject object) {
      return ShortTags.print(object).orElse("[object Object]");
    }
    return value == JsValue.Empty.NULL ? "null" : "undefined";
  }

  /** Compares as {@code ===} does. */
  public static boolean isSame(JsValue left, JsValue right) {
    if (left instanceof JsValue.Text a && right instanceof JsValue.Text b) {
      return a.value().equals(b.value());
    }
    if (left instanceof JsValue.Num a && right instanceof JsValue.Num b) {
      return a.value() == b.value();
    }
    if (left instanceof JsValue.Bool a && right instanceof JsValue.Bool b) {
      return a.value() == b.value();
    }
    return left == right;
  }

  /** Compares as {@code ==} does. */
  static boolean isEqual(JsValue left, JsValue right) {
    if (!left.isPresent() || !right.isPresent()) {
      return !left.isPresent() && !right.isPresent();
    }
    if ((isObject(left) && isObject(right)) || left.getClass() == right.getClass()) {
      return isSame(left, right);
    }
    if (isObject(left) || isObject(right)) {
      return isObject(left)
          ? isEqual(JsValue.text(print(left)), right)
          : isEqual(left, JsValue.text(print(right)));
    }
    return toNumber(left) == toNumber(right);
  }

  /** Copies a value with all that is in it. */
  public static JsValue copy(JsValue value) {
    if (value instanceof JsArray array) {
      return new JsArray(array.items().stream().map(Js::copy).toList(), array.origin());
    }
    return value instanceof JsObject object ? object.copy() : value;
  }

  /** Adds two numbers. */
  public static JsValue sum(JsValue left, JsValue right) {
    return JsValue.number(toNumber(left) + toNumber(right));
  }

  /** Returns the number that a value stands for in a calculation. */
  public static double toNumber(JsValue value) {
    if (value instanceof JsValue.Num number) {
      return number.value();
    }
    if (value instanceof JsValue.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    if (value == JsValue.Empty.NULL) {
      return 0;
    }
    if (value == JsValue.Empty.UNDEFINED) {
      return Double.NaN;
    }
    String text = print(value).strip();
    if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
      return text.isEmpty() ? 0 : Double.NaN;
    }
    return Double.parseDouble(text);
  }

  /** Returns where a value comes from, or else where the other does. */
  static @Nullable Origin originOf(JsValue value, @Nullable Origin other) {
    return value.origin() == null ? other : value.origin();
  }

  /** Returns whether JavaScript's regular expressions count a character as white space. */
  static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r')
        || c == '\ufeff'
        || c == '\u2028'
        || c == '\u2029'
        || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isObject(JsValue value) {
    return value instanceof JsObject
        || value instanceof JsArray
        || value instanceof JsValue.SafeText;
  }
}
