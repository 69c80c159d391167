package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Optional;

/** Finds states whose transitions can't be read, so that nobody knows where they lead. */
final class LostWays {
  private LostWays() {}

  /** Returns whether a way out of a state can't be read. */
  static boolean of(MachineState state) {
    if (state.type().isEmpty()) {
      return true;
    }
    MappingNode body = state.body();
    boolean isChoice = state.is(StateType.CHOICE);
    boolean hasOwnWay = isChoice || state.isTerminal() || isName(body.get("Next"));
    return !hasOwnWay
        || (isChoice && (body.get("Choices").isEmpty() || isLost(body, "Choices")))
        || isLost(body, "Catch")
        || (body.has("Default") && !isName(body.get("Default")));
  }

  /** Returns whether a list of rules or catchers is none, or one of them names no state. */
  private static boolean isLost(MappingNode body, String field) {
    return body.get(field)
        .filter(
            value ->
                !(value instanceof SequenceNode list)
                    || (field.equals("Choices") && list.items().isEmpty())
                    || list.items().stream().anyMatch(item -> !namesNext(item)))
        .isPresent();
  }

  private static boolean namesNext(Node item) {
    return item instanceof MappingNode mapping && isName(mapping.get("Next"));
  }

  private static boolean isName(Optional<Node> value) {
    return value.filter(node -> node instanceof ScalarNode scalar && scalar.isString()).isPresent();
  }
}
