package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An error that no handler of its state took.
 *
 * @param state the innermost state that failed
 * @param input what the state got
 * @param field the field that failed, as in {@code Choices[0]/Condition}; empty if none is known
 * @param inside the failure of the first child execution that failed, if the state is a Map of them
 * @param reason what the execution that the state's task started says of itself; a sentence
 */
public record Failure(
    ErrorOutput error,
    StateDefinition state,
    Payload input,
    String field,
    Optional<Failure> inside,
    Optional<String> reason) {
  /** Returns where it is written: the field, the expression that the cause quotes, or the state. */
  public SourceSpan place() {
    return field().isEmpty()
        ? quoted().map(Node::span).orElseGet(this::name)
        : state.place(field).orElseGet(this::name);
  }

  private SourceSpan name() {
    return state.source().key().span();
  }

  /** Returns the only expression of the state's own fields that the cause quotes. */
  private Optional<Node> quoted() {
    String cause = error.cause() == null ? "" : error.cause();
    List<Node> found =
        scalars(state.source().body())
            .filter(scalar -> isExpression(scalar.text()) && quotes(cause, scalar.text()))
            .map(Node.class::cast)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean isExpression(String text) {
    return text.startsWith("$.") || text.startsWith("$[") || text.startsWith("States.");
  }

  private static boolean quotes(String cause, String text) {
    return cause.contains("'" + text + "'")
        || cause.contains("\"" + text + "\"")
        || cause.contains(": " + text + " ==");
  }

  private static Stream<ScalarNode> scalars(Node node) {
    if (node instanceof ScalarNode scalar) {
      return Stream.of(scalar);
    }
    if (node instanceof SequenceNode list) {
      return list.items().stream().flatMap(Failure::scalars);
    }
    return ((MappingNode) node)
        .entries().stream()
            .filter(entry -> !entry.name().equals("States"))
            .flatMap(entry -> scalars(entry.value()));
  }
}
