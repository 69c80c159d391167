package dev.cumulusc.asl.jsonata;

import dev.cumulusc.asl.text.Placeholders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression takes from outside: variables, functions, and the context that Step Functions
 * does not give it.
 *
 * @param variables variables that are not bound in the expression and are no known function
 * @param calls calls of functions that are not made in the expression
 * @param roots {@code $}, {@code $$} and {@code %} where no step of a path gives them a value
 * @param fields names of fields, and wildcards, where no step of a path says whose
 * @param asked names of variables of which {@code $exists} asks whether they are there
 */
public record Usage(
    List<VariableUse> variables,
    List<CallUse> calls,
    List<Place> roots,
    List<Place> fields,
    Set<String> asked) {

  /**
   * A variable, and the names that follow it: {@code [context, Task, Token]} after {@code $states}.
   */
  public record VariableUse(String name, int offset, List<String> members) {}

  /** A call of a function by its name, without the dollar sign. */
  public record CallUse(String function, int offset) {}

  /** A word of the expression, as it is written. */
  public record Place(String text, int offset) {}

  /** Finds what an expression uses. */
  public static Usage of(Expr expression) {
    Collector collector = new Collector();
    collector.visit(expression, new Frame(expression, null), true);
    return new Usage(
        List.copyOf(collector.variables),
        List.copyOf(collector.calls),
        List.copyOf(collector.roots),
        List.copyOf(collector.fields),
        Set.copyOf(collector.asked));
  }

  /** Walks an expression; {@code top} says whether no step of a path gave it a context. */
  private static final class Collector {
    private final List<VariableUse> variables = new ArrayList<>();
    private final List<CallUse> calls = new ArrayList<>();
    private final List<Place> roots = new ArrayList<>();
    private final List<Place> fields = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    private void visit(Expr expression, Frame frame, boolean top) {
      if (expression instanceof Expr.Variable variable) {
        use(variable, List.of(), frame, top);
      } else if (expression instanceof Expr.Name name) {
        field(name, top);
      } else if (expression instanceof Expr.Wildcard wildcard) {
        if (top) {
          (wildcard.symbol().equals("%") ? roots : fields)
              .add(new Place(wildcard.symbol(), wildcard.offset()));
        }
      } else if (expression instanceof Expr.Binary binary) {
        visitBinary(binary, frame, top);
      } else if (expression instanceof Expr.Call call) {
        visitCall(call, frame, top);
      } else if (expression instanceof Expr.Block block) {
        Frame inner = new Frame(block, frame);
        block.expressions().forEach(part -> visit(part, inner, top));
      } else if (expression instanceof Expr.Lambda lambda) {
        // The body of a function keeps the context of what defines it.
        visit(lambda.body(), new Frame(lambda, frame), top);
      } else {
        visitParts(expression, frame, top);
      }
    }

    /** Visits an expression of which the first part gives the others their context. */
    private void visitParts(Expr expression, Frame frame, boolean top) {
      boolean givesContext =
          expression instanceof Expr.Filter
              || expression instanceof Expr.Sort
              || expression instanceof Expr.Transform
              || (expression instanceof Expr.ObjectOf object && object.source().isPresent());
      boolean isFirst = true;
      for (Expr part : Parts.of(expression)) {
        boolean keepsTop = !(expression instanceof Expr.Transform) && (isFirst || !givesContext);
        visit(part, frame, top && keepsTop);
        isFirst = false;
      }
    }

    /** Visits a chain of operators from its left end, since long chains hang there. */
    private void visitBinary(Expr.Binary outermost, Frame frame, boolean top) {
      Deque<Expr.Binary> chain = new ArrayDeque<>();
      Expr first = outermost;
      while (first instanceof Expr.Binary binary) {
        chain.push(binary);
        first = binary.left();
      }
      if (first instanceof Expr.Variable variable) {
        use(variable, members(chain), frame, top);
      } else {
        visit(first, frame, top);
      }
      for (Expr.Binary binary : chain) {
        visit(binary.right(), frame, top && !binary.operator().equals("."));
      }
    }

    private void visitCall(Expr.Call call, Frame frame, boolean top) {
      if (call.procedure() instanceof Expr.Variable function && !frame.binds(function.name())) {
        calls.add(new CallUse(function.name(), function.offset()));
        if (function.name().equals("exists")) {
          call.arguments().forEach(this::ask);
        }
      } else {
        visit(call.procedure(), frame, top);
      }
      call.arguments().forEach(argument -> visit(argument, frame, top));
    }

    /** Notes the variable that an argument is, or that it is a path from. */
    private void ask(Expr argument) {
      Expr start = argument;
      while (true) {
        if (start instanceof Expr.Binary path && path.operator().equals(".")) {
          start = path.left();
        } else if (start instanceof Expr.Filter filter) {
          start = filter.source();
        } else {
          break;
        }
      }
      if (start instanceof Expr.Variable variable) {
        asked.add(variable.name());
      }
    }

    private void use(Expr.Variable variable, List<String> members, Frame frame, boolean top) {
      String name = variable.name();
      if (name.isEmpty() || name.equals("$")) {
        if (top) {
          roots.add(new Place("$" + name, variable.offset()));
        }
      } else if (!frame.binds(name) && !Functions.contains(name)) {
        variables.add(new VariableUse(name, variable.offset(), members));
      }
    }

    private void field(Expr.Name name, boolean top) {
      if (top && name.name().indexOf(Placeholders.MASK) < 0) {
        fields.add(new Place(name.name(), name.offset()));
      }
    }

    /** Returns the names that follow the left end as steps of a path. */
    private static List<String> members(Deque<Expr.Binary> chain) {
      List<String> names = new ArrayList<>();
      for (Expr.Binary step : chain) {
        Expr right = step.right();
        boolean isFiltered = right instanceof Expr.Filter;
        if (right instanceof Expr.Filter filter) {
          right = filter.source();
        }
        if (!step.operator().equals(".") || !(right instanceof Expr.Name name)) {
          break;
        }
        names.add(name.name());
        if (isFiltered) {
          break;
        }
      }
      return List.copyOf(names);
    }
  }

  /** The variables that are bound in a block or a function, and around it. */
  private record Frame(Set<String> names, @Nullable Frame outer) {
    Frame(Expr scope, @Nullable Frame outer) {
      this(Bindings.in(scope), outer);
    }

    boolean binds(String name) {
      for (Frame frame = this; frame != null; frame = frame.outer) {
        if (frame.names.contains(name)) {
          return true;
        }
      }
      return false;
    }
  }
}
