package dev.cumulusc.handler;

import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the uses of a variable in the body of a function, and in the functions in it. */
final class Uses {
  private static final Set<String> QUESTIONS =
      Set.of("typeof", "!", "==", "===", "!=", "!==", "in", "instanceof");

  private Uses() {}

  /**
   * A use of a variable.
   *
   * @param name the variable
   * @param parent what it is a part of
   * @param grandparent what that is a part of
   */
  record Use(Node.Name name, Node parent, Node grandparent) {
    /** Whether it only asks whether the variable has a value. */
    boolean asks() {
      return Uses.asks(name, parent);
    }

    /** Returns the member that is used, if it is not the variable itself. */
    Optional<Node.Member> member() {
      return parent instanceof Node.Member member && member.object() == name
          ? Optional.of(member)
          : Optional.empty();
    }

    /** Whether it only asks whether there is such a member, or sets it. */
    boolean asksForMemberOrSetsIt() {
      boolean sets =
          grandparent instanceof Node.Assignment assignment && assignment.target() == parent;
      return sets || Uses.asks(parent, grandparent);
    }
  }

  private record Step(Node node, Node parent, Node grandparent) {}

  /**
   * Returns the uses of a variable in a body; nothing if the body itself declares that name again.
   */
  static Optional<List<Use>> of(String name, Node body) {
    if (declares(body, name)) {
      return Optional.empty();
    }
    List<Use> found = new ArrayList<>();
    Deque<Step> waiting = new ArrayDeque<>(List.of(new Step(body, body, body)));
    while (!waiting.isEmpty()) {
      Step step = waiting.pop();
      Node node = step.node();
      if (node instanceof Node.Name variable) {
        if (variable.name().equals(name)) {
          found.add(new Use(variable, step.parent(), step.grandparent()));
        }
      } else if (!(node instanceof Node.Function function && hides(function, name))) {
        List<Node> parts = node.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
          waiting.push(new Step(parts.get(i), node, step.parent()));
        }
      }
    }
    return Optional.of(found);
  }

  /** Whether an expression is only asked for its presence by what it is a part of. */
  private static boolean asks(Node node, Node parent) {
    if (parent instanceof Operation operation) {
      return QUESTIONS.contains(operation.operator())
          || (operation.isConditional() && operation.parts().get(0) == node);
    }
    if (parent instanceof Node.If condition) {
      return condition.test() == node;
    }
    return (parent instanceof Node.Call call && call.optional() && call.callee() == node)
        || (parent instanceof Node.Member member && member.optional() && member.object() == node);
  }

  /** Whether a name means something else within a function. */
  private static boolean hides(Node.Function function, String name) {
    boolean own = name.equals("arguments") && !function.arrow();
    boolean itself = function.name().equals(Optional.of(name));
    return own
        || itself
        || function.parameters().stream().anyMatch(parameter -> binds(parameter, name))
        || function.body().filter(body -> declares(body, name)).isPresent();
  }

  /** Whether statements declare a variable, functions in them not counted. */
  static boolean declares(Node statement, String name) {
    Deque<Node> waiting = new ArrayDeque<>(List.of(statement));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      if (node instanceof Node.Declaration declaration) {
        if (declaration.parts().stream().anyMatch(part -> binds(part, name))) {
          return true;
        }
      } else if (node instanceof Node.Function function) {
        if (function.name().equals(Optional.of(name))) {
          return true;
        }
      } else if (node instanceof Node.ClassBody body) {
        if (body.name().equals(Optional.of(name))) {
          return true;
        }
      } else if (node instanceof Node.Try attempt
          && attempt.parameter().filter(caught -> binds(caught, name)).isPresent()) {
        return true;
      } else {
        node.parts().forEach(waiting::push);
      }
    }
    return false;
  }

  /** Whether a pattern gives a value to a name. */
  private static boolean binds(Node pattern, String name) {
    if (pattern instanceof Node.Name variable) {
      return variable.name().equals(name);
    }
    if (pattern instanceof Node.Assignment assignment) {
      return binds(assignment.target(), name);
    }
    if (pattern instanceof Node.Property property) {
      return property.value().filter(value -> binds(value, name)).isPresent();
    }
    return pattern.parts().stream().anyMatch(part -> binds(part, name));
  }
}
