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
  private final Map<String, Field> fields = new LinkedHashMap<>();

  private Shape(String label, boolean closed) {
    this.label = label;
    this.closed = closed;
  }

  /**
   * Makes a shape.
   *
   * @param label what messages call such a mapping: "a retrier", "a `Task` state"
   */
  static Shape of(String label, Field... fields) {
    return new Shape(label, true).with(fields);
  }

  /** Makes a shape that AWS adds fields to now and then, so that an unknown one may be new. */
  static Shape open(String label, Field... fields) {
    return new Shape(label, false).with(fields);
  }

  /** Returns this shape with further fields. */
  Shape with(Field... more) {
    return with(Arrays.asList(more));
  }

  /** Returns this shape with further fields. */
  Shape with(Collection<Field> more) {
    Shape shape = new Shape(label, closed);
    shape.fields.putAll(fields);
    more.forEach(field -> shape.fields.put(field.name(), field));
    return shape;
  }

  public String label() {
    return label;
  }

  /** Tells whether AWS refuses fields that the shape lacks. */
  public boolean isClosed() {
    return closed;
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  public Collection<Field> fields() {
    return Collections.unmodifiableCollection(fields.values());
  }

  /** Returns the names of the fields. */
  public List<String> names() {
    return List.copyOf(fields.keySet());
  }
}
