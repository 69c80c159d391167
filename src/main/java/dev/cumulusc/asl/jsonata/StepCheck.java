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
    } else if (expression instanceof Expr.Filter filter
        && isGrouped(filter.source())
        && !isPath(filter.source())) {
      throw new SyntaxException(filter.offset(), "has a predicate after a grouping");
    } else if (expression instanceof Expr.StepBinding binding && binding.symbol().equals("@")) {
      checkFocus(binding);
    }
  }

  private static void checkStep(Expr step) {
    if (step instanceof Expr.Filter filter) {
      checkStep(filter.source());
    } else if (step instanceof Expr.StepBinding binding) {
      checkStep(binding.source());
    } else if (step instanceof Expr.Sort sort) {
      checkStep(sort.source());
    } else if (step instanceof Expr.ObjectOf group) {
      group.source().ifPresent(StepCheck::checkStep);
    } else if (step instanceof Expr.Negation negation && isNumber(negation.value())) {
      checkStep(negation.value());
    } else if (step instanceof Expr.Literal literal
        && (isNumber(literal) || literal.kind() == Expr.LiteralKind.CONSTANT)) {
      throw new SyntaxException(step.offset(), "has `" + literal.text() + "` as a step of a path");
    }
  }

  private static boolean isNumber(Expr expression) {
    if (expression instanceof Expr.Filter filter) {
      return isNumber(filter.source());
    }
    if (expression instanceof Expr.StepBinding binding) {
      return binding.symbol().equals("@") && isNumber(binding.source());
    }
    if (expression instanceof Expr.ObjectOf group) {
      return group.source().filter(StepCheck::isNumber).isPresent();
    }
    if (expression instanceof Expr.Negation negation) {
      return isNumber(negation.value());
    }
    return expression instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.NUMBER;
  }

  /** Returns whether an expression is the one that the braces after it, or within it, group. */
  private static boolean isGrouped(Expr source) {
    if (source instanceof Expr.ObjectOf group) {
      return group.source().isPresent();
    }
    if (source instanceof Expr.Filter filter) {
      return isGrouped(filter.source());
    }
    if (source instanceof Expr.Binary path && path.operator().equals(".")) {
      return isPath(path.left()) && isGrouped(path.left());
    }
    if (source instanceof Expr.Sort sort) {
      return isPath(sort.source()) && isGrouped(sort.source());
    }
    return source instanceof Expr.StepBinding binding
        && isGrouped(binding.source())
        && (binding.symbol().equals("@") || isPath(binding.source()));
  }

  /** Returns whether an expression is a path, to which steps and predicates are added. */
  private static boolean isPath(Expr expression) {
    if (expression instanceof Expr.Filter filter) {
      return isPath(filter.source());
    }
    if (expression instanceof Expr.ObjectOf group) {
      return group.source().filter(StepCheck::isPath).isPresent();
    }
    if (expression instanceof Expr.StepBinding binding) {
      return binding.symbol().equals("#") || isPath(binding.source());
    }
    return expression instanceof Expr.Name
        || expression instanceof Expr.Sort
        || (expression instanceof Expr.Binary path && path.operator().equals("."));
  }

  private static void checkFocus(Expr.StepBinding binding) {
    Expr step = lastStep(binding.source());
    if (step instanceof Expr.Filter) {
      throw new SyntaxException(binding.offset(), "has `@` after a predicate");
    }
    if (step instanceof Expr.Sort) {
      throw new SyntaxException(binding.offset(), "has `@` after a sort");
    }
  }

  private static Expr lastStep(Expr path) {
    if (path instanceof Expr.StepBinding binding) {
      return lastStep(binding.source());
    }
    if (path instanceof Expr.ObjectOf group && group.source().isPresent()) {
      return lastStep(group.source().get());
    }
    return path instanceof Expr.Binary dotted && dotted.operator().equals(".")
        ? lastStep(dotted.right())
        : path;
  }
}
