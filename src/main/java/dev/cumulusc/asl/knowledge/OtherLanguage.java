package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.Shape;
import dev.cumulusc.asl.shape.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Distinguishes fields of the other query language from fields that don't exist at all. */
public final class OtherLanguage {
  private OtherLanguage() {}

  /** Returns whether only the query language that a part does not use has a field. */
  public static boolean isMisplaced(Part part, String name) {
    Optional<Field> field = part.shape().field(name);
    return field.isPresent()
        ? !field.get().isOf(part.language())
        : counterpart(part.shape()).filter(other -> other.field(name).isPresent()).isPresent();
  }

  /** Returns the query language that a part does not use. */
  public static QueryLanguage of(Part part) {
    return part.language() == QueryLanguage.JSONATA
        ? QueryLanguage.JSONPATH
        : QueryLanguage.JSONATA;
  }

  private static final Map<String, List<String>> IN_JSONATA =
      Map.ofEntries(
          Map.entry("Parameters", List.of("Arguments", "Output")),
          Map.entry("InputPath", List.of("Arguments", "Output")),
          Map.entry("Result", List.of("Output")),
          Map.entry("ResultSelector", List.of("Output")),
          Map.entry("ResultPath", List.of("Output")),
          Map.entry("OutputPath", List.of("Output")),
          Map.entry("ItemsPath", List.of("Items")),
          Map.entry("SecondsPath", List.of("Seconds")),
          Map.entry("TimestampPath", List.of("Timestamp")),
          Map.entry("TimeoutSecondsPath", List.of("TimeoutSeconds")),
          Map.entry("HeartbeatSecondsPath", List.of("HeartbeatSeconds")),
          Map.entry("MaxConcurrencyPath", List.of("MaxConcurrency")),
          Map.entry("ErrorPath", List.of("Error")),
          Map.entry("CausePath", List.of("Cause")),
          Map.entry("Variable", List.of("Condition")));

  private static final Map<String, List<String>> IN_JSON_PATH =
      Map.of(
          "Arguments", List.of("Parameters"),
          "Output", List.of("ResultSelector", "Parameters", "OutputPath"),
          "Items", List.of("ItemsPath"),
          "Condition", List.of("Variable"));

  /** Returns the field by which the language of a part has what a misplaced field is for. */
  public static Optional<String> counterpart(Part part, String name) {
    if (part.shape() == Shapes.JSONATA_RULE) {
      return Optional.of("Condition");
    }
    Map<String, List<String>> counterparts =
        part.language() == QueryLanguage.JSONATA ? IN_JSONATA : IN_JSON_PATH;
    return counterparts.getOrDefault(name, List.of()).stream()
        .filter(
            other ->
                part.shape().field(other).filter(field -> field.isOf(part.language())).isPresent())
        .findFirst();
  }

  private static Optional<Shape> counterpart(Shape shape) {
    if (shape == Shapes.JSONATA_RULE) {
      return Optional.of(Shapes.PATH_RULE);
    }
    return shape == Shapes.PATH_RULE || shape == Shapes.NESTED_RULE
        ? Optional.of(Shapes.JSONATA_RULE).filter(rule -> shape.field("Next").isPresent())
        : Optional.empty();
  }
}
