package dev.cumulusc.kes.handlebars;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of names with {@code @}, and those of the block around. */
final class Frame {
  private static final Frame NOTHING = new Frame(Map.of(), null);

  private final Map<String, JsValue> values;
  private final @Nullable Frame outer;

  private Frame(Map<String, JsValue> values, @Nullable Frame outer) {
    this.values = values;
    this.outer = outer;
  }

  /** Returns the data of a template as a whole. */
  static Frame of(JsValue root) {
    return new Frame(Map.of("root", root), null);
  }

  /** Returns a block's data: these, and some of its own. */
  Frame inner(Map<String, JsValue> own) {
    Map<String, JsValue> all = new HashMap<>(values);
    all.putAll(own);
    return new Frame(all, this);
  }

  JsValue get(String name) {
    return values.getOrDefault(name, JsValue.Empty.UNDEFINED);
  }

  /** Returns the data of a block further out; beyond the template there are none. */
  Frame outer(int depth) {
    Frame frame = this;
    for (int i = 0; i < depth; i++) {
      if (frame.outer == null) {
        return NOTHING;
      }
      frame = frame.outer;
    }
    return frame;
  }
}
