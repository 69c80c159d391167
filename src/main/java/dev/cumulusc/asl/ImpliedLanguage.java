package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which query language a machine is written in that names none, or one that does not
 * exist. That is reported; all else can be judged by what was meant.
 */
final class ImpliedLanguage {
  private static final Set<String> OF_JSONATA = Set.of("Arguments", "Condition", "Items", "Output");
  private static final Set<String> OF_JSONPATH =
      Set.of(
          "InputPath",
          "ItemsPath",
          "OutputPath",
          "Parameters",
          "Result",
          "ResultPath",
          "ResultSelector",
          "Variable");

  private boolean hasJsonata;
  private boolean hasExpression;
  private boolean hasPath;

  private ImpliedLanguage() {}

  /** Returns JSONata if the fields and the strings of the states are of that alone. */
  static Optional<QueryLanguage> of(MappingNode definition) {
    if (definition.get("QueryLanguage").filter(Placeholders::isUnknown).isPresent()) {
      return Optional.empty();
    }
    ImpliedLanguage implied = new ImpliedLanguage();
    for (StateMachines.State state : StateMachines.states(definition)) {
      implied.hasPath |= state.body().has("QueryLanguage");
      implied.addFields(state.body());
      for (String list : List.of("Catch", "Choices")) {
        state.body().sequence(list).map(SequenceNode::items).orElse(List.of()).stream()
            .filter(MappingNode.class::isInstance)
            .forEach(item -> implied.addFields((MappingNode) item));
      }
    }
    return implied.hasJsonata && implied.hasExpression && !implied.hasPath
        ? Optional.of(QueryLanguage.JSONATA)
        : Optional.empty();
  }

  private void addFields(MappingNode node) {
    for (MappingNode.Entry entry : node.entries()) {
      String name = entry.name();
      hasJsonata |= OF_JSONATA.contains(name);
      hasPath |= OF_JSONPATH.contains(name) || name.endsWith("Path");
      if (!name.equals("States")) {
        addValue(entry.value());
      }
    }
  }

  private void addValue(Node value) {
    if (value instanceof SequenceNode list) {
      list.items().forEach(this::addValue);
    } else if (value instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> addValue(entry.value()));
      hasPath |= mapping.names().stream().anyMatch(Expressions::isPathKey);
    } else if (value instanceof ScalarNode text) {
      hasExpression |= text.isString() && JsonataSite.isExpression(text.text());
    }
  }
}
