package dev.cumulusc.kes.handlebars;

import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object: values under names, which come in the order that JavaScript gives them. */
public final class JsObject implements JsValue {
  private static final long LAST_INDEX = (1L << 32) - 2;

  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final @Nullable Origin origin;
  private final @Nullable ReadKeys reads;

  public JsObject(@Nullable Origin origin) {
    this(origin, null);
  }

  /** Makes an object that adds to the keys that are read. */
  public JsObject(@Nullable Origin origin, @Nullable ReadKeys reads) {
    this.origin = origin;
    this.reads = reads;
  }

  /**
   * A value under a name.
   *
   * @param key where the name comes from, if it was written somewhere
   */
  public record Property(JsValue value, @Nullable Origin key) {}

  /** Returns the value under a name, or {@link JsValue.Empty#UNDEFINED}. */
  public JsValue get(String name) {
    Property property = properties.get(name);
    if (property == null) {
      return JsValue.Empty.UNDEFINED;
    }
    if (reads != null) {
      reads.add(property.key());
    }
    return property.value();
  }

  /** Sets all that another object has; that it is taken over does not count as reading it. */
  public void putAll(JsObject other) {
    other.properties.forEach((name, property) -> put(name, property.value(), property.key()));
  }

  /** Returns a copy, with copies of the values. */
  JsObject copy() {
    JsObject copy = new JsObject(origin, reads);
    for (String name : names()) {
      Property property = Objects.requireNonNull(properties.get(name));
      copy.put(name, Js.copy(property.value()), property.key());
    }
    return copy;
  }

  public boolean has(String name) {
    return properties.containsKey(name);
  }

  /** Returns where a name comes from. */
  public @Nullable Origin keyOrigin(String name) {
    Property property = properties.get(name);
    return property == null ? null : property.key();
  }

  /** Sets the value under a name, which keeps its place and its origin when it is there already. */
  public JsObject put(String name, JsValue value) {
    Property before = properties.get(name);
    return put(name, value, before == null ? value.origin() : before.key());
  }

  /** Sets the value under a name that was written at the given place. */
  public JsObject put(String name, JsValue value, @Nullable Origin key) {
    properties.put(name, new Property(value, key));
    return this;
  }

  public JsObject put(String name, String value) {
    return put(name, JsValue.text(value));
  }

  public void remove(String name) {
    properties.remove(name);
  }

  /** Returns the names: those that are list positions by size, then the others as they came. */
  public List<String> names() {
    List<String> indexes = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String name : properties.keySet()) {
      (isIndex(name) ? indexes : others).add(name);
    }
    indexes.sort(Comparator.comparingLong(Long::parseLong));
    indexes.addAll(others);
    return indexes;
  }

  @Override
  public @Nullable Origin origin() {
    return origin;
  }

  private static boolean isIndex(String name) {
    return name.matches("0|[1-9][0-9]{0,9}") && Long.parseLong(name) <= LAST_INDEX;
  }
}
