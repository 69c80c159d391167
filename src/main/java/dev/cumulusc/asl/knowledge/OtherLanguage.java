package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.Shape;
import dev.cumulusc.asl.shape.Shapes;
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

  private static Optional<Shape> counterpart(Shape shape) {
    if (shape == Shapes.JSONATA_RULE) {
      return Optional.of(Shapes.PATH_RULE);
    }
    return shape == Shapes.PATH_RULE || shape == Shapes.NESTED_RULE
        ? Optional.of(Shapes.JSONATA_RULE).filter(rule -> shape.field("Next").isPresent())
        : Optional.empty();
  }
}
