package dev.cumulusc.asl.jsonata;

import java.util.ArrayList;
import java.util.List;

/** The expressions that an expression is made of. */
public final class Parts {
  private Parts() {}

  /** Returns the expressions directly inside, in the order in which they are written. */
  public static List<Expr> of(Expr expression) {
    List<Expr> parts = new ArrayList<>();
    if (expression instanceof Expr.Binary binary) {
      parts.add(binary.left());
      parts.add(binary.right());
    } else if (expression instanceof Expr.Negation negation) {
      parts.add(negation.value());
    } else if (expression instanceof Expr.Filter filter) {
      parts.add(filter.source());
      parts.add(filter.predicate());
    } else if (expression instanceof Expr.Sort sort) {
      parts.add(sort.source());
      parts.addAll(sort.terms());
    } else if (expression instanceof Expr.StepBinding binding) {
      parts.add(binding.source());
    } else if (expression instanceof Expr.ArrayOf array) {
      parts.addAll(array.items());
    } else if (expression instanceof Expr.ObjectOf object) {
      object.source().ifPresent(parts::add);
      for (Expr.Pair pair : object.pairs()) {
        parts.add(pair.key());
        parts.add(pair.value());
      }
    } else if (expression instanceof Expr.Block block) {
      parts.addAll(block.expressions());
    } else if (expression instanceof Expr.Condition condition) {
      parts.add(condition.test());
      parts.add(condition.yes());
      condition.no().ifPresent(parts::add);
    } else if (expression instanceof Expr.Bind bind) {
      parts.add(bind.value());
    } else if (expression instanceof Expr.Lambda lambda) {
      parts.add(lambda.body());
    } else if (expression instanceof Expr.Call call) {
      parts.add(call.procedure());
      parts.addAll(call.arguments());
    } else if (expression instanceof Expr.Transform transform) {
      parts.add(transform.pattern());
      parts.add(transform.update());
      transform.delete().ifPresent(parts::add);
    }
    return parts;
  }
}
