package dev.cumulusc.rehearse.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An immutable JSON value. */
public sealed interface Json
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /** Returns the value as compact JSON text. */
  default String text() {
    return JsonWriter.compact(this);
  }

  /** Returns the JSON value of a string, or JSON null. */
  static Json ofNullable(@Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonString(text);
  }

  /** Returns what Step Functions calls the type of a value: {@code object}, {@code number} ... */
  default String typeName() {
    if (this instanceof JsonObject) {
      return "object";
    }
    if (this instanceof JsonArray) {
      return "array";
    }
    if (this instanceof JsonString) {
      return "string";
    }
    if (this instanceof JsonNumber) {
      return "number";
    }
    return this instanceof JsonBoolean ? "boolean" : "null";
  }

  /**
   * Converts to the JDK's types: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code
   * BigInteger}, {@code Double}, {@code Boolean}.
   *
   * @param nullValue what stands for JSON null
   */
  default Object toJava(Object nullValue) {
    if (this instanceof JsonObject object) {
      Map<String, Object> map = new LinkedHashMap<>();
      object.members().forEach((name, value) -> map.put(name, value.toJava(nullValue)));
      return map;
    }
    if (this instanceof JsonArray array) {
      List<Object> list = new ArrayList<>(array.items().size());
      array.items().forEach(item -> list.add(item.toJava(nullValue)));
      return list;
    }
    if (this instanceof JsonString string) {
      return string.value();
    }
    if (this instanceof JsonNumber number) {
      return number.value();
    }
    return this instanceof JsonBoolean bool ? bool.value() : nullValue;
  }
}
