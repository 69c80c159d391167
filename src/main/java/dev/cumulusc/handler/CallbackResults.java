package dev.cumulusc.handler;

import dev.cumulusc.handler.Uses.Use;
import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import java.util.List;
import java.util.Optional;

/** Decides whether what a function returns answers by its callback, and is no result of its own. */
final class CallbackResults {
  private final Optional<String> callback;
  private final Promises promises;

  /**
   * Makes one for the results of a function.
   *
   * @param callback the parameter that is the callback, with its default value
   */
  CallbackResults(Optional<Node> callback, Promises promises) {
    this.callback =
        callback
            .map(CallbackResults::withoutDefault)
            .flatMap(
                target ->
                    target instanceof Node.Name name ? Optional.of(name.name()) : Optional.empty());
    this.promises = promises;
  }

  /** Returns the target of a parameter that may have a default value. */
  static Node withoutDefault(Node parameter) {
    return parameter instanceof Node.Assignment assignment ? assignment.target() : parameter;
  }

  boolean isCallback(Node value) {
    return value instanceof Node.Name name && callback.filter(name.name()::equals).isPresent();
  }

  boolean isCall(Node value) {
    return value instanceof Node.Call call && isCallback(call.callee());
  }

  /**
   * Whether a value comes of a call of the callback, or of a call that makes one sooner or later.
   */
  boolean answers(Node value) {
    if (value instanceof Operation operation) {
      List<Node> parts = operation.parts();
      return switch (operation.operator()) {
        case ",", "&&" -> answers(parts.get(parts.size() - 1));
        case "||", "??" -> parts.stream().allMatch(this::answersOrIsNoPromise) && calls(value);
        case Operation.CONDITION ->
            parts.stream().skip(1).allMatch(this::answersOrIsNoPromise) && calls(value);
        default -> false;
      };
    }
    return isCall(value) || (mayBePromise(value) && calls(value));
  }

  /**
   * Whether a value is that of a call which gets the callback: what is called may answer by it, or
   * leave it and return a promise.
   */
  boolean passesOn(Node value) {
    return mayBePromise(value) && !uses(value).isEmpty();
  }

  private boolean answersOrIsNoPromise(Node value) {
    return answers(value) || promises.isPromise(value) == Answer.NO;
  }

  private boolean mayBePromise(Node value) {
    return value instanceof Node.Call && promises.isPromise(value) == Answer.UNKNOWN;
  }

  private boolean calls(Node value) {
    return uses(value).stream()
        .anyMatch(use -> use.parent() instanceof Node.Call call && call.callee() == use.name());
  }

  private List<Use> uses(Node value) {
    return callback.flatMap(name -> Uses.of(name, value)).orElse(List.of());
  }
}
