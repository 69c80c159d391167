package dev.cumulusc.asl;

import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.Shape;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mapping of a definition whose fields the language lays down: the machine, a branch, a state, a
 * retrier, a choice's rule, ...
 *
 * @param node the mapping itself
 * @param language the query language in which it is read
 * @param state the state that it is, or that it belongs to; empty for machines and branches
 * @param anchor the place of a message about what is missing
 * @param known the entries whose keys are fields of the shape, in their order
 * @param unknown all other entries
 */
public record Part(
    Shape shape,
    MappingNode node,
    QueryLanguage language,
    Optional<MachineState> state,
    Origin anchor,
    List<Known> known,
    List<MappingNode.Entry> unknown) {

  /** An entry and the field that it gives a value to. */
  public record Known(Field field, MappingNode.Entry entry) {

    public String name() {
      return field.name();
    }

    public Node value() {
      return entry.value();
    }
  }

  public Part {
    known = List.copyOf(known);
    unknown = List.copyOf(unknown);
  }

  /** Makes the part that a machine or a branch is. */
  static Part of(Shape shape, Scope scope) {
    MappingNode node = scope.node();
    return of(shape, node, scope.language(), Optional.empty(), node.origin());
  }

  /** Makes a part of a state, or the one that the state itself is. */
  static Part of(Shape shape, MappingNode node, MachineState state, Origin anchor) {
    return of(shape, node, state.language(), Optional.of(state), anchor);
  }

  private static Part of(
      Shape shape,
      MappingNode node,
      QueryLanguage language,
      Optional<MachineState> state,
      Origin anchor) {
    List<Known> known = new ArrayList<>();
    List<MappingNode.Entry> unknown = new ArrayList<>();
    for (MappingNode.Entry entry : node.entries()) {
      shape
          .field(entry.name())
          .ifPresentOrElse(field -> known.add(new Known(field, entry)), () -> unknown.add(entry));
    }
    return new Part(shape, node, language, state, anchor, known, unknown);
  }
}
