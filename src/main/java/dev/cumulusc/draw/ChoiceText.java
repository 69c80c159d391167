package dev.cumulusc.draw;

import dev.cumulusc.asl.shape.ChoiceOperators;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the condition of a choice's rule as people say it: {@code $.size > 5 and not ($.done)}.
 */
final class ChoiceText {
  private static final String PATH = "Path";

  private static final Map<String, String> TESTS =
      Map.of(
          "IsBoolean", "a boolean",
          "IsNull", "null",
          "IsNumeric", "a number",
          "IsPresent", "present",
          "IsString", "a string",
          "IsTimestamp", "a timestamp");

  /** The longer names first, since others end in their ends. */
  private static final List<Map.Entry<String, String>> SYMBOLS =
      List.of(
          Map.entry("GreaterThanEquals", "≥"),
          Map.entry("LessThanEquals", "≤"),
          Map.entry("GreaterThan", ">"),
          Map.entry("LessThan", "<"),
          Map.entry("StringMatches", "matches"),
          Map.entry("Equals", "="));

  private ChoiceText() {}

  /** Returns the condition of a rule; what is no rule comes as little as it says. */
  static String of(MappingNode rule) {
    Optional<String> expression = rule.scalar("Condition").map(ScalarNode::text);
    if (expression.isPresent()) {
      return expression(expression.get());
    }
    for (String operator : List.of("And", "Or")) {
      Optional<SequenceNode> parts = rule.sequence(operator);
      if (parts.isPresent()) {
        return joined(parts.get(), operator.equals("And") ? " and " : " or ");
      }
    }
    return rule.mapping("Not")
        .map(inner -> "not (" + of(inner) + ")")
        .orElseGet(() -> comparison(rule));
  }

  private static String expression(String text) {
    String bare = text.strip();
    return bare.startsWith("{%") && bare.endsWith("%}") && bare.length() >= "{%%}".length()
        ? bare.substring(2, bare.length() - 2).strip()
        : bare;
  }

  private static String joined(SequenceNode parts, String word) {
    List<String> texts = new ArrayList<>();
    for (Node part : parts.items()) {
      if (part instanceof MappingNode rule) {
        boolean isCompound = rule.has("And") || rule.has("Or");
        texts.add(isCompound ? "(" + of(rule) + ")" : of(rule));
      }
    }
    return String.join(word, texts);
  }

  private static String comparison(MappingNode rule) {
    String variable = rule.scalar("Variable").map(ScalarNode::text).orElse("?");
    for (MappingNode.Entry entry : rule.entries()) {
      if (ChoiceOperators.isComparison(entry.name())
          && entry.value() instanceof ScalarNode operand) {
        return variable + " " + compared(entry.name(), operand);
      }
    }
    return variable;
  }

  private static String compared(String operator, ScalarNode operand) {
    String test = TESTS.get(operator);
    if (test != null) {
      return (operand.text().equals("false") ? "is not " : "is ") + test;
    }
    boolean isPath = operator.endsWith(PATH);
    String symbol =
        SYMBOLS.stream()
            .filter(each -> operator.replace(PATH, "").endsWith(each.getKey()))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElse(operator);
    boolean isText = operand.isString() && !isPath && !operator.startsWith("Timestamp");
    return symbol + " " + (isText ? "\"" + operand.text() + "\"" : operand.text());
  }
}
