package dev.cumulusc.kes.handlebars;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at a place in a template while it is rendered.
 *
 * @param context the value that plain names are looked up in
 * @param levels the contexts from the innermost block outwards
 * @param data the values of names with {@code @}
 * @param parameters the names that blocks gave to their values, innermost first
 */
record Scope(JsValue context, Level levels, Frame data, @Nullable Parameters parameters) {

  /** What a helper's {@code this} is where the context is empty. */
  static final JsObject EMPTY_CONTEXT = new JsObject(null);

  /** A context that blocks inside can reach, and the next one further out. */
  record Level(JsValue context, @Nullable Level outer) {}

  /**
   * A block's parameters, and those of the next block further out.
   *
   * @param values what the block's helper gives them; null if it is a helper that gives nothing
   */
  record Parameters(
      List<String> names, @Nullable List<JsValue> values, @Nullable Parameters outer) {}

  /** Returns the scope of a template as a whole. */
  static Scope of(JsValue root) {
    return new Scope(root, new Level(root, null), Frame.of(root), null);
  }

  /**
   * Returns the scope inside a block. A context adds a level only if it is another value than the
   * one of the level before.
   *
   * @param frame the block's data, or null for those of this scope
   * @param values what the block's helper gives to its parameters, if it gives something
   */
  Scope enter(
      JsValue inner, @Nullable Frame frame, List<String> names, @Nullable List<JsValue> values) {
    boolean same =
        Js.isEqual(inner, levels.context())
            || (inner == EMPTY_CONTEXT && levels.context() == JsValue.Empty.NULL);
    return new Scope(
        inner,
        same ? levels : new Level(inner, levels),
        frame == null ? data : frame,
        names.isEmpty() ? parameters : new Parameters(names, values, parameters));
  }

  /** Returns the context as a helper gets it. */
  JsValue self() {
    return context.isPresent() ? context : EMPTY_CONTEXT;
  }

  /**
   * Returns the value that a path leads to.
   *
   * @throws HelperFailure if it is a block's parameter that the block's helper gives no value
   */
  JsValue value(Path path) throws HelperFailure {
    if (path.parts().isEmpty()) {
      return level(path.depth());
    }
    String name = path.parts().get(0);
    JsValue value = path.depth() > 0 || path.isScoped() ? null : parameter(name);
    if (value == null) {
      value = path.data() ? data.outer(path.depth()).get(name) : member(level(path.depth()), name);
    }
    for (String part : path.parts().subList(1, path.parts().size())) {
      value = member(value, part);
    }
    return value;
  }

  /** Returns whether a name is a block's parameter here. */
  boolean isParameter(String name) {
    return blockWith(name) != null;
  }

  /** Returns a property; in what is empty or missing, all is as empty or missing. */
  private static JsValue member(JsValue value, String name) {
    return value.isPresent() ? Js.property(value, name) : value;
  }

  private JsValue level(int depth) {
    if (depth == 0) {
      return context;
    }
    Level level = levels;
    for (int i = 0; i < depth && level != null; i++) {
      level = level.outer();
    }
    return level == null ? JsValue.Empty.UNDEFINED : level.context();
  }

  private @Nullable JsValue parameter(String name) throws HelperFailure {
    Parameters block = blockWith(name);
    if (block == null) {
      return null;
    }
    if (block.values() == null) {
      throw new HelperFailure(
          "`" + name + "` has no value: the helper of its block gives its parameters none.");
    }
    int place = block.names().indexOf(name);
    return place < block.values().size() ? block.values().get(place) : JsValue.Empty.UNDEFINED;
  }

  private @Nullable Parameters blockWith(String name) {
    Parameters at = parameters;
    while (at != null && !at.names().contains(name)) {
      at = at.outer();
    }
    return at;
  }
}
