package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;

/** A setting that may be computed by CloudFormation when it deploys. */
public sealed interface Expression {

  Origin origin();

  /** A plain value. */
  record Literal(ScalarNode scalar) implements Expression {
    @Override
    public Origin origin() {
      return scalar.origin();
    }
  }

  /**
   * An intrinsic function.
   *
   * @param function the full name: {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub}, ...
   * @param argument a scalar or a list, as it was written under {@code value} or {@code array}
   */
  record Intrinsic(Located<String> function, Node argument, Origin origin) implements Expression {}
}
