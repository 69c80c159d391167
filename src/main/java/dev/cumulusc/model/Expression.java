package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.ScalarNode;

/** A setting that may be computed by CloudFormation when it deploys. */
public sealed interface Expression {

  Origin origin();

  /** Returns the setting as a template has it: a plain value is always a string. */
  CfnValue value();

  /** A plain value. */
  record Literal(ScalarNode scalar) implements Expression {

    /**
     * Returns the value as the text that was written: {@code yes} and {@code 007} stay what they
     * are, and a string that brings its own quotes ({@code '"30"'}, as kes needs it) loses them.
     */
    public String text() {
      return scalar.isString() ? QuotedText.unquote(scalar.text()) : scalar.written();
    }

    @Override
    public Origin origin() {
      return scalar.origin();
    }

    @Override
    public CfnValue value() {
      return CfnValue.text(text(), origin());
    }
  }

  /**
   * What an intrinsic function gives.
   *
   * @param value the function
   * @param origin where it is written as a whole
   */
  record Computed(CfnValue value, Origin origin) implements Expression {}
}
