package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.ValueType;
import dev.cumulusc.diagnostic.Units;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Optional;

/** What to write instead of a field's value of another form than the one that it takes. */
final class OtherForms {
  private OtherForms() {}

  /** Returns what to write instead, if the value shows what was meant. */
  static Optional<String> advice(Field field, Node value) {
    if (field.type() instanceof ValueType.Number) {
      return value instanceof ScalarNode text && text.isString() && !text.origin().isSecret()
          ? Units.advice(text.text(), unit(field))
          : Optional.empty();
    }
    if (field.type() instanceof ValueType.Listing) {
      return ofList(value);
    }
    return field.type() instanceof ValueType.Mapping && value instanceof SequenceNode
        ? Optional.of("Write each item under its name, `Name: ...`, without the `- ` before it.")
        : Optional.empty();
  }

  private static Optional<String> ofList(Node value) {
    if (value instanceof MappingNode mapping && !mapping.entries().isEmpty()) {
      return Optional.of(
          "Write a list: put `- ` before `"
              + mapping.entries().get(0).name()
              + "`, with the fields below it.");
    }
    return value instanceof ScalarNode text
            && text.isString()
            && !text.text().isBlank()
            && !text.origin().isSecret()
        ? Optional.of("Write a list: `[" + text.text().strip() + "]`.")
        : Optional.empty();
  }

  private static Optional<String> unit(Field field) {
    return field.name().contains("Seconds") ? Optional.of("seconds") : Optional.empty();
  }
}
