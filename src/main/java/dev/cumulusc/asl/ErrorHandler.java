package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A retrier or a catcher of a state.
 *
 * @param errors the names in {@code ErrorEquals}, where they stand
 * @param isLast whether no other of its kind follows it in its state
 */
public record ErrorHandler(
    MachineState state, Kind kind, MappingNode node, List<ScalarNode> errors, boolean isLast) {

  private static final Machine.View<List<ErrorHandler>> ALL =
      machine -> machine.states().stream().flatMap(state -> state.handlers().stream()).toList();

  public ErrorHandler {
    errors = List.copyOf(errors);
  }

  /** What a handler does about an error. */
  public enum Kind {
    RETRY("Retry", "retrier"),
    CATCH("Catch", "catcher");

    private final String field;
    private final String label;

    Kind(String field, String label) {
      this.field = field;
      this.label = label;
    }

    /** Returns the field of a state that holds such handlers. */
    public String field() {
      return field;
    }

    /** Returns what messages call such a handler. */
    public String label() {
      return label;
    }
  }

  /** Reads the handlers of a kind that a state has, in their order. */
  static List<ErrorHandler> of(MachineState state, Kind kind) {
    if (state.type().filter(StateType::canFail).isEmpty()) {
      return List.of();
    }
    List<Node> items =
        state.body().sequence(kind.field()).map(SequenceNode::items).orElse(List.of());
    List<ErrorHandler> handlers = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof MappingNode node) {
        handlers.add(new ErrorHandler(state, kind, node, errors(node), i == items.size() - 1));
      }
    }
    return handlers;
  }

  /** Returns all retriers and catchers of a machine. */
  public static List<ErrorHandler> of(Machine machine) {
    return machine.view(ALL);
  }

  /** Returns whether the handler names an error itself. */
  public boolean names(String error) {
    return errors.stream().anyMatch(name -> name.text().equals(error));
  }

  private static List<ScalarNode> errors(MappingNode node) {
    return node.sequence("ErrorEquals").map(SequenceNode::items).orElse(List.of()).stream()
        .filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .toList();
  }
}
