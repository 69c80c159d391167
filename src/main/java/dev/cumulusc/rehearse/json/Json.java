package dev.cumulusc.rehearse.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  /** Returns whether two values are the same: {@code 3} and {@code 3.0} are, as in JSON. */
  default boolean hasValueOf(Json other) {
    if (this instanceof JsonNumber mine && other instanceof JsonNumber its) {
      return mine.isFinite() && its.isFinite() ? mine.compareTo(its) == 0 : mine.equals(its);
    }
    if (this instanceof JsonArray mine && other instanceof JsonArray its) {
      return mine.items().size() == its.items().size()
          && IntStream.range(0, mine.items().size())
              .allMatch(i -> mine.items().get(i).hasValueOf(its.items().get(i)));
    }
    if (this instanceof JsonObject mine && other instanceof JsonObject its) {
      return mine.members().keySet().equals(its.members().keySet())
          && mine.members().entrySet().stream()
              .allMatch(
                  member ->
                      its.get(member.getKey()).filter(member.getValue()::hasValueOf).isPresent());
    }
    return equals(other);
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
