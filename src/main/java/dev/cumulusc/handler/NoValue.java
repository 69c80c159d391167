package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an expression plainly has no value, or is the promise of none: what it calls is
 * known to return nothing.
 */
final class NoValue {
  private static final Set<String> OF_CONSOLE =
      Set.of("log", "info", "warn", "error", "debug", "trace", "dir", "table");

  private static final Set<String> LISTS_OF_OBJECT = Set.of("keys", "values", "entries");

  /** How many functions that call each other are followed. */
  private static final int CALLS_LIMIT = 5;

  private final Exports exports;
  private final Scope scope;
  private final Node body;
  private final Optional<String> event;
  private final int calls;

  /**
   * Makes one for the expressions of a function.
   *
   * @param function the function; its first parameter is JSON that was read
   * @param scope the scope that the function stands in
   * @param body its body, whose own variables are not known
   */
  NoValue(Exports exports, Node.Function function, Scope scope, Node body) {
    this(
        exports,
        scope,
        body,
        function.parameters().stream()
            .limit(1)
            .filter(Node.Name.class::isInstance)
            .map(parameter -> ((Node.Name) parameter).name())
            .filter(name -> !Uses.declares(body, name))
            .findFirst(),
        0);
  }

  private NoValue(Exports exports, Scope scope, Node body, Optional<String> event, int calls) {
    this.exports = exports;
    this.scope = scope;
    this.body = body;
    this.event = event;
    this.calls = calls;
  }

  /** Whether each result of the function has no value, and there is one. */
  boolean isAllThatReturns() {
    List<Node> results = FunctionReader.results(body);
    return (FunctionReader.comesToEnd(body) || !results.isEmpty())
        && results.stream().allMatch(this::is);
  }

  /** Whether an expression has no value. */
  boolean is(Node value) {
    if (Subject.isUndefined(value)) {
      return true;
    }
    if (value instanceof Operation operation) {
      List<Node> parts = operation.parts();
      return switch (operation.operator()) {
        case "await" -> is(parts.get(0));
        case "," -> is(parts.get(parts.size() - 1));
        case Operation.CONDITION -> is(parts.get(1)) && is(parts.get(2));
        default -> false;
      };
    }
    return value instanceof Node.Call call
        && !call.construct()
        && (call.callee() instanceof Node.Member member
            ? isMethodWithoutResult(member, call)
            : isFunctionWithoutResult(call.callee()));
  }

  private boolean isMethodWithoutResult(Node.Member method, Node.Call call) {
    boolean prints = isGlobal(method.object(), "console") && OF_CONSOLE.contains(method.name());
    boolean runsThroughList =
        method.name().equals("forEach")
            && call.arguments().size() == 1
            && call.arguments().get(0) instanceof Node.Function
            && isList(method.object());
    return prints || runsThroughList;
  }

  /** Whether a value is a list for sure, if it has a method for each of its items. */
  private boolean isList(Node value) {
    if (value instanceof Node.Call call) {
      return call.callee() instanceof Node.Member member
          && isGlobal(member.object(), "Object")
          && LISTS_OF_OBJECT.contains(member.name());
    }
    Node first = value;
    while (first instanceof Node.Member member) {
      first = member.object();
    }
    return value instanceof Node.ArrayLiteral
        || (first instanceof Node.Name name && event.filter(name.name()::equals).isPresent());
  }

  private boolean isGlobal(Node value, String name) {
    return value instanceof Node.Name known
        && known.name().equals(name)
        && event.filter(name::equals).isEmpty()
        && scope.variable(name).isEmpty()
        && !Uses.declares(body, name);
  }

  /** Whether a function that is called by its name, or where it stands, returns nothing. */
  private boolean isFunctionWithoutResult(Node callee) {
    boolean known =
        callee instanceof Node.Function
            || (callee instanceof Node.Name name && !Uses.declares(body, name.name()));
    if (!known || calls == CALLS_LIMIT) {
      return false;
    }
    Optional<Value> called = exports.follow(new Value(callee, scope));
    if (called.isEmpty()
        || !(called.get().node() instanceof Node.Function function)
        || function.generator()) {
      return false;
    }
    Scope home = called.get().scope();
    Node inner = home.program().wholeBody(function);
    return new NoValue(exports, home, inner, Optional.empty(), calls + 1).isAllThatReturns();
  }
}
