package dev.cumulusc.asl.jsonata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The variables that a scope of an expression binds: by {@code :=}, as parameters, or to steps. */
public final class Bindings {
  private Bindings() {}

  /** Returns the names that a block, a function or a whole expression binds itself. */
  public static Set<String> in(Expr scope) {
    Set<String> names = new HashSet<>();
    if (scope instanceof Expr.Lambda lambda) {
      lambda.parameters().forEach(parameter -> names.add(parameter.name()));
    }
    Deque<Expr> left = new ArrayDeque<>();
    if (scope instanceof Expr.Block || scope instanceof Expr.Lambda) {
      left.addAll(Parts.of(scope));
    } else {
      left.add(scope);
    }
    while (!left.isEmpty()) {
      Expr part = left.pop();
      if (part instanceof Expr.Bind bind) {
        names.add(bind.variable().name());
      } else if (part instanceof Expr.StepBinding binding) {
        names.add(binding.variable().name());
      }
      if (!(part instanceof Expr.Block) && !(part instanceof Expr.Lambda)) {
        Parts.of(part).forEach(left::push);
      }
    }
    return names;
  }
}
