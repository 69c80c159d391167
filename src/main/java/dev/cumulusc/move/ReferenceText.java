package dev.cumulusc.move;

import dev.cumulusc.model.Expression;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;

/**
 * Brings the many spellings of a reference to one: the text that {@code Fn::Sub} would take. {@code
 * Ref: X} becomes <code>${X}</code>, {@code Fn::GetAtt: [X, Arn]} becomes <code>${X.Arn}</code>.
 */
final class ReferenceText {
  private static final String REF = "Ref";
  private static final String GET_ATT = "Fn::GetAtt";
  private static final String SUB = "Fn::Sub";

  private ReferenceText() {}

  static Optional<String> of(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return Optional.of(literal.text());
    }
    Expression.Intrinsic intrinsic = (Expression.Intrinsic) expression;
    return ofFunction(intrinsic.function().value(), intrinsic.argument());
  }

  /** Reads a value of a state, where an intrinsic function is a mapping of one or a tag. */
  static Optional<String> of(Node node) {
    String tag = node.tag();
    if (tag != null) {
      return ofFunction(tag.equals(REF) ? REF : "Fn::" + tag, node);
    }
    if (node instanceof MappingNode mapping) {
      return mapping.entries().size() == 1
          ? ofFunction(mapping.entries().get(0).name(), mapping.entries().get(0).value())
          : Optional.empty();
    }
    return text(node);
  }

  private static Optional<String> ofFunction(String function, Node argument) {
    return switch (function) {
      case REF -> text(argument).map(ReferenceText::place);
      case GET_ATT -> attribute(argument).map(ReferenceText::place);
      case SUB -> template(argument);
      default -> Optional.empty();
    };
  }

  private static Optional<String> attribute(Node argument) {
    if (argument instanceof SequenceNode sequence) {
      List<String> parts = sequence.items().stream().flatMap(part -> text(part).stream()).toList();
      return parts.size() == 2 ? Optional.of(String.join(".", parts)) : Optional.empty();
    }
    return text(argument);
  }

  private static Optional<String> template(Node argument) {
    return argument instanceof SequenceNode sequence && !sequence.items().isEmpty()
        ? text(sequence.items().get(0))
        : text(argument);
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar && scalar.isString()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private static String place(String reference) {
    return "${" + reference + "}";
  }
}
