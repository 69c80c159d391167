package dev.cumulusc.flow;

import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.knowledge.Timestamps;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.Shape;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.shape.ValueType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares constants that fields get when their state runs with what the fields take. */
final class Limits {
  private static final String PATH = "Path";
  private static final Map<String, ValueType> TYPES = types();

  private Limits() {}

  /**
   * Returns what a field takes, if the constant that it gets is not that.
   *
   * @param field the name of a field, or of its twin that ends in {@code Path}
   */
  static Optional<String> broken(String field, Value value) {
    ValueType type = TYPES.get(plain(field));
    Value present = value.present();
    boolean isConstant = Set.of(Kind.NUMBER, Kind.STRING).containsAll(present.kinds());
    if (type == null || !isConstant || present.constant().isEmpty()) {
      return Optional.empty();
    }
    String constant = present.constant().get();
    if (type instanceof ValueType.Number number) {
      return FieldValues.number(constant)
          .map(found -> broken(number, found))
          .orElseGet(() -> Optional.of("a number"));
    }
    return type instanceof ValueType.Timestamp && !Timestamps.isTimestamp(constant)
        ? Optional.of("a timestamp, such as `2026-03-14T01:59:00Z`")
        : Optional.empty();
  }

  private static Optional<String> broken(ValueType.Number type, BigDecimal found) {
    if (type.whole() && !FieldValues.isWhole(found)) {
      return Optional.of("a whole number");
    }
    if (found.doubleValue() < type.least()) {
      return Optional.of(FieldValues.plain(type.least()) + " or more");
    }
    return found.doubleValue() > type.most()
        ? Optional.of("at most " + FieldValues.plain(type.most()))
        : Optional.empty();
  }

  private static String plain(String field) {
    return field.endsWith(PATH) ? field.substring(0, field.length() - PATH.length()) : field;
  }

  private static Map<String, ValueType> types() {
    List<Shape> shapes =
        List.of(
            Shapes.state(StateType.TASK),
            Shapes.state(StateType.WAIT),
            Shapes.state(StateType.MAP),
            Shapes.READER_CONFIG,
            Shapes.ITEM_BATCHER);
    Map<String, ValueType> types = new HashMap<>();
    for (Shape shape : shapes) {
      for (Field field : shape.fields()) {
        if (field.type() instanceof ValueType.Number
            || field.type() instanceof ValueType.Timestamp) {
          types.put(field.name(), field.type());
        }
      }
    }
    return types;
  }
}
