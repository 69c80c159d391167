package dev.cumulusc.flow;

import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathExpression.Root;
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
 * What a Choice of JSONPath reads, and what it brings to where it leads.
 *
 * <p>Where a state asks whether something is present, it may compare it in the same breath, and
 * whoever follows on that way may read it.
 */
final class PathChoice {
  private final Entered entered;
  private final Reader selected;
  private final List<MappingNode> rules;
  private final List<Test> tests = new ArrayList<>();

  /**
   * A question whether something is present.
   *
   * @param rule the rule of the state in which it is asked
   * @param forAbsence whether the rule can hold because there is nothing
   */
  private record Test(MappingNode rule, ScalarNode text, Path path, boolean forAbsence) {}

  PathChoice(Entered entered, Reader selected) {
    this.entered = entered;
    this.selected = selected;
    this.rules = mappings(entered.body(), "Choices");
    rules.forEach(rule -> findTests(rule, rule, false));
  }

  void leave(Exits exits) {
    for (MappingNode rule : rules) {
      compare(rule);
      exits.put(rule, way(rule));
    }
    exits.put(entered.body(), way(entered.body()));
  }

  private void findTests(MappingNode rule, MappingNode at, boolean negated) {
    Optional<Node> isPresent = at.get("IsPresent");
    Optional<ScalarNode> text = at.scalar("Variable");
    if (isPresent.isPresent()
        && text.isPresent()
        && entered.texts().path(text.get()).orElse(null) instanceof Path path) {
      boolean isFalse =
          !(isPresent.get() instanceof ScalarNode scalar && scalar.text().equals("true"));
      tests.add(new Test(rule, text.get(), path, isFalse || negated));
    }
    for (MappingNode nested : nested(at)) {
      findTests(rule, nested, negated || at.has("Not"));
    }
  }

  private void compare(MappingNode rule) {
    for (MappingNode.Entry entry : rule.entries()) {
      boolean isPath = entry.name().equals("Variable") && !rule.has("IsPresent");
      boolean isOther = ChoiceOperators.isComparison(entry.name()) && entry.name().endsWith("Path");
      if ((isPath || isOther) && !isTested(entry.value())) {
        selected.path(entry.value());
      }
    }
    nested(rule).forEach(this::compare);
  }

  private boolean isTested(Node path) {
    return path instanceof ScalarNode text
        && tests.stream()
            .map(test -> test.text().text())
            .anyMatch(
                tested ->
                    text.text().equals(tested)
                        || text.text().startsWith(tested + ".")
                        || text.text().startsWith(tested + "["));
  }

  /**
   * Returns what a way brings.
   *
   * @param part the rule that leads there, or the state itself for what holds otherwise
   */
  private Environment way(MappingNode part) {
    Environment environment =
        entered.environment().with(Fields.assigned(Fields.fill(entered, selected, part, "Assign")));
    Value input = selected.root();
    for (Test test : tests) {
      if (!test.rule().equals(part) && !test.forAbsence()) {
        continue;
      }
      if (test.path().root() == Root.INPUT) {
        input = input.forgetting(test.path().names());
      } else if (test.path().root() == Root.VARIABLE) {
        environment = environment.with(Map.of(test.path().variable(), Value.UNKNOWN));
      }
    }
    Value output = PathTransfer.select(entered, selected.reading(input), "OutputPath", input);
    return environment.withInput(output);
  }

  private static List<MappingNode> nested(MappingNode rule) {
    List<MappingNode> nested = new ArrayList<>(mappings(rule, "And"));
    nested.addAll(mappings(rule, "Or"));
    rule.mapping("Not").ifPresent(nested::add);
    return nested;
  }

  private static List<MappingNode> mappings(MappingNode node, String field) {
    return node.sequence(field).map(SequenceNode::items).orElse(List.of()).stream()
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .toList();
  }
}
