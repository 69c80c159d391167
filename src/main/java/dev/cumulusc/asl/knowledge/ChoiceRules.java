package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.ChoiceOperators;
import dev.cumulusc.asl.shape.Shapes;
import java.util.List;
import java.util.function.Predicate;

/** The rules of JSONPath choices. */
public final class ChoiceRules {
  private ChoiceRules() {}

  /** Returns all rules, also those in others, that have no field of unknown meaning. */
  public static List<Part> of(Machine machine) {
    return machine.parts().stream()
        .filter(part -> part.shape() == Shapes.PATH_RULE || part.shape() == Shapes.NESTED_RULE)
        .filter(part -> part.unknown().isEmpty())
        .toList();
  }

  /** Returns the comparisons that a rule makes. */
  public static List<String> comparisons(Part rule) {
    return names(rule, ChoiceOperators::isComparison);
  }

  /** Returns the comparisons and joining operators of a rule. */
  public static List<String> operators(Part rule) {
    return names(rule, ChoiceOperators::isOperator);
  }

  private static List<String> names(Part rule, Predicate<String> wanted) {
    return rule.node().names().stream().filter(wanted).toList();
  }
}
