package dev.cumulusc.kes.handlebars;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.JavaScriptNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value as a JavaScript program has it: what templates see of a configuration.
 *
 * <p>Arrays and objects are mutable and compared by identity, as in JavaScript: kes changes the
 * configuration in place, and a block's depth depends on whether its context is the same object.
 */
public sealed interface JsValue
    permits JsValue.Empty,
        JsValue.Bool,
        JsValue.Num,
        JsValue.Text,
        JsValue.SafeText,
        JsValue.JsArray,
        JsObject {

  /** Returns where the value comes from, if it was written somewhere. */
  @Nullable Origin origin();

  /** The values that say that there is none. */
  enum Empty implements JsValue {
    /** What a missing property gives. */
    UNDEFINED,
    NULL;

    @Override
    public @Nullable Origin origin() {
      return null;
    }
  }

  /** A boolean. */
  record Bool(boolean value, @Nullable Origin origin) implements JsValue {}

  /**
   * A number.
   *
   * @param text the number as JavaScript prints it
   */
  record Num(String text, @Nullable Origin origin) implements JsValue {
    double value() {
      return Double.parseDouble(text);
    }
  }

  /** A string. */
  record Text(String value, @Nullable Origin origin) implements JsValue {}

  /** A string that a helper made and that is not escaped: an object in JavaScript. */
  record SafeText(String value, @Nullable Origin origin) implements JsValue {}

  /** A list. */
  final class JsArray implements JsValue {
    private final List<JsValue> items;
    private final @Nullable Origin origin;

    public JsArray(List<JsValue> items, @Nullable Origin origin) {
      this.items = new ArrayList<>(items);
      this.origin = origin;
    }

    /** Returns the items; adding to the list adds to the array. */
    public List<JsValue> items() {
      return items;
    }

    @Override
    public @Nullable Origin origin() {
      return origin;
    }
  }

  static JsValue bool(boolean value) {
    return new Bool(value, null);
  }

  static JsValue text(String value) {
    return new Text(value, null);
  }

  /** Makes a string that follows from another value. */
  static JsValue text(String value, @Nullable Origin origin) {
    return new Text(value, origin);
  }

  static JsValue number(long value) {
    return new Num(Long.toString(value), null);
  }

  static JsValue number(double value) {
    boolean finite = Double.isFinite(value);
    return new Num(finite ? JavaScriptNumber.print(value) : Double.toString(value), null);
  }

  static JsArray array(List<? extends JsValue> items) {
    return new JsArray(new ArrayList<>(items), null);
  }

  /** Returns whether this is neither missing nor empty. */
  default boolean isPresent() {
    return !(this instanceof Empty);
  }
}
