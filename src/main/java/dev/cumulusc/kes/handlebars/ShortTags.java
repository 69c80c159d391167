package dev.cumulusc.kes.handlebars;

import dev.cumulusc.tree.IntrinsicFunctions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Intrinsic functions of a configuration as the text that a template prints: {@code !GetAtt X.Arn}.
 * JavaScript would print {@code [object Object]}; kes's users write the short tag into a string
 * instead, which comes out the same.
 */
final class ShortTags {
  /** Strings that need no quotes, which a template would escape. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w.:-]*");

  private ShortTags() {}

  /** Returns the text of a function; nothing for any other object. */
  static Optional<String> print(JsObject object) {
    List<String> names = object.names();
    int function = names.size() == 1 ? IntrinsicFunctions.NAMES.indexOf(names.get(0)) : -1;
    return function < 0
        ? Optional.empty()
        : Json.print(object.get(names.get(0)))
            .map(json -> plain(object.get(names.get(0))).orElse(json))
            .map(argument -> "!" + IntrinsicFunctions.TAGS.get(function) + " " + argument);
  }

  /** Returns {@code X} or {@code X.Arn} where the argument is no more than that. */
  private static Optional<String> plain(JsValue argument) {
    String text =
        argument instanceof JsValue.JsArray list && list.items().size() == 2
            ? Js.print(list.items().get(0)) + "." + Js.print(list.items().get(1))
            : argument instanceof JsValue.Text single ? single.value() : "";
    return Optional.of(text).filter(found -> PLAIN.matcher(found).matches());
  }
}
