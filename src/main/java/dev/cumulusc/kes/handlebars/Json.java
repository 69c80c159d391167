package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import dev.cumulusc.source.Origin;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as the JSON text that {@code JSON.stringify} gives. */
public final class Json {
  private final StringBuilder json = new StringBuilder();

  /** Where the keys and values come from, by the index in the text at which they start. */
  private final NavigableMap<Integer, Origin> places = new TreeMap<>();

  private Json() {}

  /** Returns the text, or nothing for a missing value. */
  public static Optional<String> print(JsValue value) {
    return value == JsValue.Empty.UNDEFINED ? Optional.empty() : Optional.of(of(value).toString());
  }

  /** Returns the text, which knows where each of its parts was written; or the missing value. */
  public static JsValue text(JsValue value) {
    if (value == JsValue.Empty.UNDEFINED) {
      return value;
    }
    Json json = of(value);
    Origin whole = value.origin();
    return JsValue.text(
        json.toString(), whole == null ? null : new Origin.Printed(whole, json::part));
  }

  private static Json of(JsValue value) {
    Json json = new Json();
    json.add(value);
    return json;
  }

  private Optional<Origin> part(int start, int end) {
    return Optional.ofNullable(places.get(start));
  }

  private void add(JsValue value) {
    place(value.origin());
    if (value instanceof JsObject object) {
      addMembers(object);
    } else if (value instanceof JsArray array) {
      char separator = '[';
      for (JsValue item : array.items()) {
        json.append(separator);
        add(item == JsValue.Empty.UNDEFINED ? JsValue.Empty.NULL : item);
        separator = ',';
      }
      json.append(array.items().isEmpty() ? "[]" : "]");
    } else if (value instanceof JsValue.Text text) {
      quote(text.value());
    } else if (value instanceof JsValue.SafeText text) {
      json.append("{\"string\":");
      quote(text.value());
      json.append('}');
    } else if (value instanceof JsValue.Num number && !Double.isFinite(number.value())) {
      json.append("null");
    } else {
      json.append(Js.print(value));
    }
  }

  private void addMembers(JsObject object) {
    json.append('{');
    boolean first = true;
    for (String name : object.names()) {
      if (object.get(name) != JsValue.Empty.UNDEFINED) {
        json.append(first ? "" : ",");
        place(object.keyOrigin(name));
        quote(name);
        json.append(':');
        add(object.get(name));
        first = false;
      }
    }
    json.append('}');
  }

  private void place(@Nullable Origin origin) {
    if (origin != null) {
      places.put(json.length(), origin);
    }
  }

  private void quote(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ' || isLoneSurrogate(text, i)) {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
