package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import java.util.List;
import java.util.Map;

/** The helpers that Handlebars itself has. */
final class BuiltInHelpers {
  static final Map<String, Helper> ALL =
      Map.of(
          "if",
          call -> choose(call, true),
          "unless",
          call -> choose(call, false),
          "each",
          BuiltInHelpers::each,
          "with",
          BuiltInHelpers::with,
          "lookup",
          BuiltInHelpers::lookup,
          "log",
          call -> JsValue.Empty.UNDEFINED);

  private BuiltInHelpers() {}

  private static JsValue choose(HelperCall call, boolean wanted) throws HelperFailure {
    call.expectBlock(1);
    JsValue value = call.argument(0);
    boolean zeroCounts = Js.isTruthy(call.option("includeZero"));
    boolean given = !isEmpty(value) && (zeroCounts || Js.isTruthy(value));
    return call.choose(given == wanted);
  }

  private static JsValue with(HelperCall call) throws HelperFailure {
    call.expectBlock(1);
    JsValue value = call.argument(0);
    return isEmpty(value)
        ? call.inverse(call.self())
        : call.content(value, Map.of(), List.of(value));
  }

  /** Renders a block for each item of a list or an object. */
  static JsValue each(HelperCall call) throws HelperFailure {
    call.expectBlock(1);
    JsValue value = call.argument(0);
    if (value instanceof JsArray array && !array.items().isEmpty()) {
      List<JsValue> items = List.copyOf(array.items());
      for (int i = 0; i < items.size(); i++) {
        iterate(call, JsValue.number(i), items.get(i), i, items.size());
      }
      return JsValue.Empty.UNDEFINED;
    }
    if (value instanceof JsObject object && !object.names().isEmpty()) {
      List<String> names = object.names();
      for (int i = 0; i < names.size(); i++) {
        JsValue key = JsValue.text(names.get(i), object.keyOrigin(names.get(i)));
        iterate(call, key, object.get(names.get(i)), i, names.size());
      }
      return JsValue.Empty.UNDEFINED;
    }
    return call.inverse(call.self());
  }

  private static void iterate(HelperCall call, JsValue key, JsValue item, int index, int count)
      throws HelperFailure {
    Map<String, JsValue> data =
        Map.of(
            "key", key,
            "index", JsValue.number(index),
            "first", JsValue.bool(index == 0),
            "last", JsValue.bool(index == count - 1));
    call.content(item, data, List.of(item, key));
  }

  private static JsValue lookup(HelperCall call) throws HelperFailure {
    JsValue value = call.argument(0);
    if (!Js.isTruthy(value)) {
      return value;
    }
    call.expect(2);
    return Js.property(value, Js.print(call.argument(1)));
  }

  private static boolean isEmpty(JsValue value) {
    boolean zero = value instanceof JsValue.Num number && number.value() == 0;
    boolean emptyList = value instanceof JsArray array && array.items().isEmpty();
    return emptyList || (!Js.isTruthy(value) && !zero);
  }
}
