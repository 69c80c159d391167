package dev.cumulusc.asl;

import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A way from one state to another.
 *
 * @param part what names the other state: the state itself, a choice's rule, or a catcher
 * @param field the part's field that does: {@code Next} or {@code Default}
 * @param target the other state's name, where it stands
 */
public record Transition(
    MachineState from, Kind kind, MappingNode part, String field, ScalarNode target) {

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

  /** Returns whether the target is only known when the machine is deployed. */
  public boolean isUnknown() {
    return Placeholders.isPartOf(target.text());
  }

  /** Returns the names of the variables that are assigned on the way. */
  public Set<String> assigned() {
    Set<String> names = new HashSet<>();
    part.mapping("Assign")
        .ifPresent(assign -> assign.names().forEach(key -> names.add(variable(key))));
    return names;
  }

  private static String variable(String key) {
    return Expressions.isPathKey(key) ? key.substring(0, key.length() - ".$".length()) : key;
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
          .ifPresent(target -> found.add(new Transition(state, kind, mapping, field, target)));
    }
  }
}
