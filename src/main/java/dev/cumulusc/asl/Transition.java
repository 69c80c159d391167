package dev.cumulusc.asl;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A way from one state to another.
 *
 * @param field the field that names the other state: {@code Next} or {@code Default}
 * @param target the other state's name, where it stands
 */
public record Transition(MachineState from, Kind kind, String field, ScalarNode target) {

  /** When a transition is taken. */
  public enum Kind {
    /** When the state is done. */
    NEXT,
    /** When a rule of a choice holds. */
    CHOICE,
    /** When no rule of a choice holds. */
    DEFAULT,
    /** When the state failed. */
    CATCH
  }

  /** Returns the transitions that a state names, in the order above. */
  static List<Transition> of(MachineState state) {
    List<Transition> found = new ArrayList<>();
    add(state, state.body(), Kind.NEXT, "Next", found);
    for (Node rule : items(state, "Choices")) {
      add(state, rule, Kind.CHOICE, "Next", found);
    }
    add(state, state.body(), Kind.DEFAULT, "Default", found);
    for (Node catcher : items(state, "Catch")) {
      add(state, catcher, Kind.CATCH, "Next", found);
    }
    return found;
  }

  private static List<Node> items(MachineState state, String field) {
    return state.body().sequence(field).map(SequenceNode::items).orElse(List.of());
  }

  private static void add(
      MachineState state, Node part, Kind kind, String field, List<Transition> found) {
    if (part instanceof MappingNode mapping) {
      mapping
          .scalar(field)
          .ifPresent(target -> found.add(new Transition(state, kind, field, target)));
    }
  }
}
