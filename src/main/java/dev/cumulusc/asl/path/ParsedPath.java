package dev.cumulusc.asl.path;

import dev.cumulusc.asl.text.SyntaxFault;
import java.util.Optional;

/** The outcome of reading a path or a call: the expression, or what is wrong with its text. */
public record ParsedPath(Optional<PathExpression> expression, Optional<SyntaxFault> fault) {

  /** A string of which nothing is known before the deployment. */
  static ParsedPath unknown() {
    return new ParsedPath(Optional.empty(), Optional.empty());
  }

  static ParsedPath of(PathExpression expression) {
    return new ParsedPath(Optional.of(expression), Optional.empty());
  }

  static ParsedPath faulty(SyntaxFault fault) {
    return new ParsedPath(Optional.empty(), Optional.of(fault));
  }

  /** Returns the path, if the text is one. */
  public Optional<PathExpression.Path> path() {
    return expression
        .filter(PathExpression.Path.class::isInstance)
        .map(PathExpression.Path.class::cast);
  }

  /** Returns the call of an intrinsic function, if the text is one. */
  public Optional<PathExpression.Call> call() {
    return expression
        .filter(PathExpression.Call.class::isInstance)
        .map(PathExpression.Call.class::cast);
  }
}
