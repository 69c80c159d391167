package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the rules of Choice states ask, written so that equal questions are equal strings. */
final class ChoiceQuestion {
  private static final String NOT = "Not";
  private static final String CONDITION = "Condition";
  private static final String CALL = "$not(";

  /** The fields of a rule that are none of its question. */
  private static final Set<String> APART = Set.of("Assign", "Comment", "Next", "Output");

  private ChoiceQuestion() {}

  /** Returns what a rule asks. */
  static String of(MappingNode rule) {
    return condition(rule).orElseGet(() -> question(rule));
  }

  /** Returns what asks for the opposite of a rule. */
  static String opposite(MappingNode rule) {
    Optional<String> condition = condition(rule);
    if (condition.isPresent()) {
      String asked = condition.get();
      return asked.startsWith(CALL) && asked.endsWith(")")
          ? asked.substring(CALL.length(), asked.length() - 1)
          : CALL + asked + ")";
    }
    Optional<MappingNode> denied = rule.mapping(NOT);
    if (denied.isPresent()) {
      return question(denied.get());
    }
    return flipped(rule).orElseGet(() -> "{" + NOT + "=" + question(rule) + "}");
  }

  /** A rule that wants one of two answers has the opposite that wants the other. */
  private static Optional<String> flipped(MappingNode rule) {
    Map<String, String> asked = parts(rule);
    for (MappingNode.Entry entry : rule.entries()) {
      if (entry.value() instanceof ScalarNode answer
          && answer.kind() == ScalarNode.Kind.BOOLEAN
          && asked.size() == 2) {
        asked.put(entry.name(), shown(answer, answer.text().equals("true") ? "false" : "true"));
        return Optional.of(asked.toString());
      }
    }
    return Optional.empty();
  }

  private static String question(MappingNode rule) {
    return parts(rule).toString();
  }

  private static Map<String, String> parts(MappingNode rule) {
    Map<String, String> parts = new TreeMap<>();
    for (MappingNode.Entry entry : rule.entries()) {
      if (!APART.contains(entry.name())) {
        parts.put(entry.name(), shown(entry.value()));
      }
    }
    return parts;
  }

  private static String shown(Node value) {
    if (value instanceof MappingNode mapping) {
      return question(mapping);
    }
    return value instanceof SequenceNode list
        ? list.items().stream().map(ChoiceQuestion::shown).toList().toString()
        : shown((ScalarNode) value, ((ScalarNode) value).text());
  }

  private static String shown(ScalarNode scalar, String text) {
    return scalar.kind() + " " + text;
  }

  private static Optional<String> condition(MappingNode rule) {
    return rule.scalar(CONDITION)
        .map(ScalarNode::text)
        .filter(JsonataSite::isExpression)
        .map(
            text ->
                text.substring(
                        JsonataSite.OPEN.length(), text.length() - JsonataSite.CLOSE.length())
                    .strip());
  }
}
