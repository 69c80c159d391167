package dev.cumulusc.asl.shape;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that one kind of mapping in a definition can have. */
public final class Shape {
  private final String label;
  private final boolean closed;
  private final Map<String, Field> fields;
  private final List<Field> required;

  private Shape(String label, boolean closed, Map<String, Field> fields) {
    this.label = label;
    this.closed = closed;
    this.fields = Collections.unmodifiableMap(fields);
    this.required = fields.values().stream().filter(Field::required).toList();
  }

  /**
   * Makes a shape.
   *
   * @param label what messages call such a mapping: "a retrier", "a `Task` state"
   */
  static Shape of(String label, Field... fields) {
    return new Shape(label, true, Map.of()).with(fields);
  }

  /** Makes a shape that AWS adds fields to now and then, so that an unknown one may be new. */
  static Shape open(String label, Field... fields) {
    return new Shape(label, false, Map.of()).with(fields);
  }

  /** Returns this shape with further fields. */
  Shape with(Field... more) {
    return with(Arrays.asList(more));
  }

  /** Returns this shape with further fields. */
  Shape with(Collection<Field> more) {
    Map<String, Field> all = new LinkedHashMap<>(fields);
    more.forEach(field -> all.put(field.name(), field));
    return new Shape(label, closed, all);
  }

  public String label() {
    return label;
  }

  /** Returns whether AWS refuses fields that the shape lacks. */
  public boolean isClosed() {
    return closed;
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  public Collection<Field> fields() {
    return fields.values();
  }

  /** Returns the fields that can't be left out. */
  public List<Field> required() {
    return required;
  }

  /** Returns the names of the fields. */
  public List<String> names() {
    return List.copyOf(fields.keySet());
  }
}
