package dev.cumulusc.asl.jsonata;

import dev.cumulusc.asl.text.SyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Refuses paths that read well but whose steps can't be taken. */
final class StepCheck {
  private StepCheck() {}

  /** Throws a {@link SyntaxException} if a part of the expression can't stand where it stands. */
  static void check(Expr expression) {
    Deque<Expr> left = new ArrayDeque<>();
    left.push(expression);
    while (!left.isEmpty()) {
      Expr part = left.pop();
      checkOne(part);
      Parts.of(part).forEach(left::push);
    }
  }

  private static void checkOne(Expr expression) {
    if (expression instanceof Expr.Binary path && path.operator().equals(".")) {
      checkStep(path.left());
      checkStep(path.right());
    } else if (expression instanceof Expr.ObjectOf group
        && group.source().filter(StepCheck::isGrouped).isPresent()) {
      throw new SyntaxException(group.offset(), "groups twice");
    } else if (expression instanceof Expr.StepBinding binding && binding.symbol().equals("@")) {
      checkFocus(binding);
    }
  }

  private static void checkStep(Expr step) {
    if (step instanceof Expr.Filter filter) {
      checkStep(filter.source());
    } else if (step instanceof Expr.Negation negation && isNumber(negation.value())) {
      checkStep(negation.value());
    } else if (step instanceof Expr.Literal literal
        && (isNumber(literal) || literal.kind() == Expr.LiteralKind.CONSTANT)) {
      throw new SyntaxException(step.offset(), "has `" + literal.text() + "` as a step of a path");
    }
  }

  private static boolean isNumber(Expr expression) {
    return expression instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.NUMBER;
  }

  private static boolean isGrouped(Expr source) {
    return source instanceof Expr.ObjectOf group && group.source().isPresent();
  }

  private static void checkFocus(Expr.StepBinding binding) {
    if (binding.source() instanceof Expr.Filter) {
      throw new SyntaxException(binding.offset(), "has `@` after a predicate");
    }
    if (binding.source() instanceof Expr.Sort) {
      throw new SyntaxException(binding.offset(), "has `@` after a sort");
    }
  }
}
