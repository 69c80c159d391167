package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Values as the JSON text that {@code JSON.stringify} gives. */
public final class Json {
  private Json() {}

  /** Returns the text, or nothing for a missing value. */
  public static Optional<String> print(JsValue value) {
    if (value == JsValue.Empty.UNDEFINED) {
      return Optional.empty();
    }
    StringBuilder json = new StringBuilder();
    print(value, json);
    return Optional.of(json.toString());
  }

  private static void print(JsValue value, StringBuilder json) {
    if (value instanceof JsObject object) {
      StringJoiner members = new StringJoiner(",", "{", "}");
      for (String name : object.names()) {
        print(object.get(name)).ifPresent(member -> members.add(quote(name) + ":" + member));
      }
      json.append(members);
    } else if (value instanceof JsArray array) {
      StringJoiner items = new StringJoiner(",", "[", "]");
      for (JsValue item : array.items()) {
        items.add(print(item).orElse("null"));
      }
      json.append(items);
    } else if (value instanceof JsValue.Text text) {
      json.append(quote(text.value()));
    } else if (value instanceof JsValue.SafeText text) {
      json.append("{\"string\":").append(quote(text.value())).append('}');
    } else if (value instanceof JsValue.Num number && !Double.isFinite(number.value())) {
      json.append("null");
    } else {
      json.append(Js.print(value));
    }
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || isLoneSurrogate(text, i)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
