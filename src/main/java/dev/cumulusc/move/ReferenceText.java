package dev.cumulusc.move;

import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.Node;
import java.util.Optional;

/**
 * Brings the many spellings of a reference to one: the text that {@code Fn::Sub} would take. {@code
 * Ref: X} becomes <code>${X}</code>, {@code Fn::GetAtt: [X, Arn]} becomes <code>${X.Arn}</code>.
 */
final class ReferenceText {
  private ReferenceText() {}

  /** Reads a value of a state, where an intrinsic function may stand too. */
  static Optional<String> of(Node node) {
    return of(CfnReader.value(node));
  }

  static Optional<String> of(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof CfnValue.Ref ref) {
      return Optional.of("${" + ref.target() + "}");
    }
    if (value instanceof CfnValue.GetAtt getAtt) {
      return Optional.of("${" + getAtt.target() + "." + getAtt.attribute() + "}");
    }
    return value instanceof CfnValue.Sub sub ? Optional.of(sub.text()) : Optional.empty();
  }
}
