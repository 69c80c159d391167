package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.handler.Scope.Variable;
import dev.cumulusc.javascript.Node;
import java.util.List;
import java.util.Optional;

/** Finds the modules that bundlers keep in functions. */
final class Bundles {
  private final Exports exports;

  Bundles(Exports exports) {
    this.exports = exports;
  }

  /** Returns the module that a call gives the exports of, if it asks a bundle for one. */
  Optional<Scope> module(Node.Call call, Scope scope) {
    if (!(call.callee() instanceof Node.Name || call.callee() instanceof Node.Function)) {
      return Optional.empty();
    }
    Optional<Value> callee = exports.follow(new Value(call.callee(), scope));
    if (callee.isEmpty()) {
      return Optional.empty();
    }
    if (call.arguments().isEmpty()) {
      return callee.get().node() instanceof Node.Call kept
          ? ofEsbuild(kept, callee.get().scope())
          : Optional.empty();
    }
    return call.arguments().size() == 1 && callee.get().node() instanceof Node.Function function
        ? key(call.arguments().get(0), scope)
            .flatMap(key -> ofWebpack(function, callee.get().scope(), key))
        : Optional.empty();
  }

  /** Esbuild: {@code var f = helper({'src/x.js'(exports, module) {...}})}, and {@code f()}. */
  private static Optional<Scope> ofEsbuild(Node.Call kept, Scope scope) {
    if (kept.arguments().size() != 1) {
      return Optional.empty();
    }
    Node argument = kept.arguments().get(0);
    if (argument instanceof Node.ObjectLiteral literal
        && literal.parts().size() == 1
        && literal.parts().get(0) instanceof Node.Property property) {
      argument = property.value().orElse(argument);
    }
    return argument instanceof Node.Function function && !function.parameters().isEmpty()
        ? Optional.of(scope.ofBundledModule(function, 0, 1))
        : Optional.empty();
  }

  /**
   * Webpack: {@code modules = {'./x.js': (module, exports, require) => {...}}}, or a list of such
   * functions, and {@code require('./x.js')}.
   */
  private static Optional<Scope> ofWebpack(Node.Function require, Scope home, String key) {
    String text = home.program().text().substring(require.start(), require.end());
    for (String name : home.names()) {
      List<Value> values = home.values(name);
      if (values.size() == 1 && text.contains(name + "[")) {
        Optional<Node.Function> module = member(values.get(0).node(), key);
        if (module.isPresent()) {
          Scope inside = values.get(0).scope().ofBundledModule(module.get(), 1, 0);
          inside.give(module.get(), 2, new Value(require, home));
          return Optional.of(inside);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Node.Function> member(Node modules, String key) {
    Optional<Node> found = Optional.empty();
    if (modules instanceof Node.ObjectLiteral literal) {
      for (Node part : literal.parts()) {
        if (part instanceof Node.Property property && property.name().equals(Optional.of(key))) {
          found = property.value();
        }
      }
    } else if (modules instanceof Node.ArrayLiteral list && key.matches("\\d{1,6}")) {
      int index = Integer.parseInt(key);
      found = index < list.parts().size() ? Optional.of(list.parts().get(index)) : found;
    }
    return found.filter(Node.Function.class::isInstance).map(Node.Function.class::cast);
  }

  /** Returns the name or the number of a module that is asked for. */
  private static Optional<String> key(Node argument, Scope scope) {
    Node last = argument;
    while (last instanceof Node.Assignment assignment) {
      last = assignment.value();
    }
    if (last instanceof Node.Text text) {
      return Optional.of(text.value());
    }
    return last instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NUMBER
        ? Optional.of(scope.program().text().substring(literal.start(), literal.end()))
        : Optional.empty();
  }

  /** Whether a function is a helper that marks an object as a module and returns it. */
  boolean returnsItsArgument(Node callee, Scope scope) {
    if (Helpers.returnsItsArgument(callee)) {
      return true;
    }
    if (!(callee instanceof Node.Name name)) {
      return false;
    }
    Optional<Variable> variable = scope.variable(name.name());
    Optional<Value> helper = variable.flatMap(exports::single);
    return helper.isPresent()
        && helper.get().node() instanceof Node.Function function
        && function.parameters().size() == 1
        && scope
            .program()
            .text()
            .substring(function.start(), function.end())
            .contains("__esModule");
  }
}
