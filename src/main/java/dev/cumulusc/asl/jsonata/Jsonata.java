package dev.cumulusc.asl.jsonata;

import dev.cumulusc.asl.text.SyntaxFault;
import java.util.Optional;

/** The outcome of reading an expression: the expression, or what is wrong with its text. */
public record Jsonata(Optional<Expr> expression, Optional<SyntaxFault> fault) {

  static Jsonata of(Expr expression) {
    return new Jsonata(Optional.of(expression), Optional.empty());
  }

  static Jsonata faulty(SyntaxFault fault) {
    return new Jsonata(Optional.empty(), Optional.of(fault));
  }
}
