package dev.cumulusc.kes.handlebars;

import java.util.List;
import java.util.Map;

/** What has a value in a template. */
sealed interface Expression permits Path, Expression.Literal, Expression.Call {

  /** A value that stands in the template itself. */
  record Literal(JsValue value) implements Expression {}

  /**
   * A helper with its arguments, or a plain name.
   *
   * @param nested whether it stands in round brackets as another helper's argument
   * @param start the index of its first character in the template
   * @param end the index after its last character
   */
  record Call(
      Path path,
      List<Expression> arguments,
      Map<String, Expression> hash,
      boolean nested,
      int start,
      int end)
      implements Expression {

    /** Returns whether only a helper can be meant. */
    boolean isHelper() {
      return nested || !arguments.isEmpty() || !hash.isEmpty();
    }
  }
}
