package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.handler.Scope.Variable;
import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import java.util.List;
import java.util.Optional;

/**
 * An object that properties are defined of: what a module exports, or what a variable holds.
 *
 * @param variable the variable's name; nothing for what the scope's module exports
 */
record Subject(Scope scope, Optional<String> variable) {
  /** How many variables may stand for each other in a row. */
  private static final int ALIASES_LIMIT = 10;

  /** Returns the object that an expression means, if a variable or a module holds it. */
  static Optional<Subject> of(Node node, Scope scope) {
    return of(node, scope, 0);
  }

  private static Optional<Subject> of(Node node, Scope scope, int aliases) {
    if (aliases > ALIASES_LIMIT) {
      return Optional.empty();
    }
    if (node instanceof Node.Member member) {
      return isExportsOfModule(member, scope)
          ? scope
              .variable(((Node.Name) member.object()).name())
              .map(module -> new Subject(module.scope(), Optional.empty()))
          : Optional.empty();
    }
    if (node instanceof Node.Assignment assignment) {
      return of(assignment.target(), scope, aliases + 1)
          .or(() -> of(assignment.value(), scope, aliases + 1));
    }
    if (!(node instanceof Node.Name name)) {
      return Optional.empty();
    }
    Optional<Variable> variable = scope.variable(name.name());
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    Scope home = variable.get().scope();
    if (home.isExports(name.name())) {
      return Optional.of(new Subject(home, Optional.empty()));
    }
    List<Value> values = home.values(name.name());
    Optional<Subject> same =
        values.size() == 1
            ? of(values.get(0).node(), values.get(0).scope(), aliases + 1)
            : Optional.empty();
    return same.or(() -> Optional.of(new Subject(home, Optional.of(name.name()))));
  }

  /** Whether a member is {@code module.exports}. */
  static boolean isExportsOfModule(Node.Member member, Scope scope) {
    return member.name().equals("exports")
        && member.object() instanceof Node.Name name
        && scope
            .variable(name.name())
            .filter(variable -> variable.scope().isModule(variable.name()))
            .isPresent();
  }

  /** Whether an expression is one of those that stand for no value, null among them. */
  static boolean isNothing(Node node) {
    return isUndefined(node)
        || (node instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL);
  }

  /** Whether an expression has no value at all: it is nothing in JSON either, as null is not. */
  static boolean isUndefined(Node node) {
    return (node instanceof Node.Name name && name.name().equals("undefined"))
        || (node instanceof Operation operation && operation.is("void"));
  }
}
