package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether the value of an expression is a promise. */
final class Promises {
  private static final Set<String> MADE_BY =
      Set.of("resolve", "reject", "all", "allSettled", "race", "any");

  /** {@code promise} is how requests of the AWS SDK, version 2, are sent. */
  private static final Set<String> RETURNED_BY = Set.of("then", "catch", "finally", "promise");

  /** How many functions that call each other are followed. */
  private static final int CALLS_LIMIT = 5;

  private final Exports exports;
  private final Scope scope;
  private final Node body;

  /**
   * Makes one for the expressions of a function.
   *
   * @param scope the scope that the function stands in
   * @param body its body, whose own variables are not known
   */
  Promises(Exports exports, Scope scope, Node body) {
    this.exports = exports;
    this.scope = scope;
    this.body = body;
  }

  /** Whether a value is a promise. */
  Answer isPromise(Node value) {
    return isPromise(value, 0);
  }

  private Answer isPromise(Node value, int calls) {
    if (value instanceof Node.Call call) {
      return isPromise(call, calls);
    }
    if (value instanceof Operation operation) {
      return isPromise(operation, calls);
    }
    boolean something =
        value instanceof Node.Text
            || value instanceof Node.Literal
            || value instanceof Node.ObjectLiteral
            || value instanceof Node.ArrayLiteral
            || value instanceof Node.Function
            || (value instanceof Node.Template template && !template.tagged())
            || Subject.isNothing(value);
    return something ? Answer.NO : Answer.UNKNOWN;
  }

  private Answer isPromise(Operation operation, int calls) {
    List<Node> parts = operation.parts();
    return switch (operation.operator()) {
      case "," -> isPromise(parts.get(parts.size() - 1), calls);
      case Operation.CONDITION -> {
        Answer yes = isPromise(parts.get(1), calls);
        yield yes == isPromise(parts.get(2), calls) ? yes : Answer.UNKNOWN;
      }
      case "&&", "||", "??", "await", "yield" -> Answer.UNKNOWN;
      default -> Answer.NO;
    };
  }

  private Answer isPromise(Node.Call call, int calls) {
    Node callee = call.callee();
    if (call.construct()) {
      boolean promise = callee instanceof Node.Name name && name.name().equals("Promise");
      return promise ? Answer.YES : Answer.UNKNOWN;
    }
    if (Helpers.asyncBody(call).isPresent()) {
      return Answer.YES;
    }
    if (callee instanceof Node.Member member) {
      boolean made =
          member.object() instanceof Node.Name object
              && object.name().equals("Promise")
              && MADE_BY.contains(member.name());
      return made || RETURNED_BY.contains(member.name()) ? Answer.YES : Answer.UNKNOWN;
    }
    return isPromiseOf(callee, calls);
  }

  /** Whether a function that is called by its name, or where it stands, returns a promise. */
  private Answer isPromiseOf(Node callee, int calls) {
    boolean known =
        callee instanceof Node.Function
            || (callee instanceof Node.Name name && !Uses.declares(body, name.name()));
    if (!known || calls == CALLS_LIMIT) {
      return Answer.UNKNOWN;
    }
    Optional<Value> called = exports.follow(new Value(callee, scope));
    if (called.isEmpty() || !(called.get().node() instanceof Node.Function function)) {
      return Answer.UNKNOWN;
    }
    return function.async() && !function.generator() ? Answer.YES : Answer.UNKNOWN;
  }
}
