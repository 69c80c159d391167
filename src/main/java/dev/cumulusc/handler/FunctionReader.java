package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.handler.Uses.Use;
import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import dev.cumulusc.runtime.HandlerStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads what a handler's function does with its parameters and with its result. */
final class FunctionReader {
  private static final int CONTEXT = 1;
  private static final int CALLBACK = 2;

  /** The members of Lambda's context that end a call, before Node.js 24. */
  private static final Set<String> ANSWERS_OF_CONTEXT = Set.of("succeed", "fail", "done");

  private final SourceModule module;
  private final Node.Function function;
  private final Node body;
  private final Promises promises;
  private final NoValue noValue;
  private final CallbackResults callbacks;

  /**
   * Whether what it returns is wrapped into a promise, since it is written as an async function.
   */
  private final boolean async;

  /** Whether the runtime sees the function itself, and not one that a helper makes of it. */
  private final boolean itself;

  private FunctionReader(Exports exports, Value value, Node.Function function, boolean made) {
    this.module = value.scope().module();
    this.function = function;
    this.body = module.program().wholeBody(function);
    this.promises = new Promises(exports, value.scope(), body);
    this.noValue = new NoValue(exports, function, value.scope(), body);
    this.callbacks = new CallbackResults(parameter(CALLBACK), promises);
    this.async = made || function.async();
    this.itself = !made;
  }

  /** Reads a value that a module exports as a handler; nothing if it is not clearly a function. */
  static Optional<FunctionFacts> read(Exports exports, Value value) {
    if (value.node() instanceof Node.Function function) {
      return Optional.of(new FunctionReader(exports, value, function, false).facts());
    }
    if (value.node() instanceof Node.Call call
        && Helpers.makesAsyncFunction(call.callee())
        && call.arguments().size() == 1
        && Helpers.unmarked(call.arguments().get(0)) instanceof Node.Function function) {
      return Optional.of(new FunctionReader(exports, value, function, true).facts());
    }
    return Optional.empty();
  }

  private FunctionFacts facts() {
    Answer returnsPromise = returnsPromise();
    Answer usesCallback = usesCallback(returnsPromise);
    Optional<HandlerStyle> style = style(usesCallback, returnsPromise);
    List<ContextUse> uses = new ContextUses(module, body).of(parameter(CONTEXT));
    Answer givesNothing =
        style
            .map(
                found ->
                    found == HandlerStyle.ASYNC
                        ? promiseGives(noValue::is)
                        : callbackGivesNothing())
            .orElseGet(() -> plainlyGivesNothing(usesCallback, uses));
    return new FunctionFacts(
        module.span(function.start(), function.bodyStart()),
        itself ? length() : 0,
        style,
        usesCallback,
        passesCallbackOn(usesCallback, returnsPromise),
        returnsPromise,
        givesNothing,
        uses);
  }

  /** A function that answers in both ways, depending on who calls it, has neither style. */
  private Optional<HandlerStyle> style(Answer usesCallback, Answer returnsPromise) {
    if (returnsPromise == Answer.YES && usesCallback == Answer.NO) {
      return Optional.of(HandlerStyle.ASYNC);
    }
    boolean returnsNoResult =
        returnsPromise == Answer.NO
            || (returnsPromise == Answer.YES && promiseGives(Subject::isNothing) == Answer.YES);
    return usesCallback == Answer.YES && returnsNoResult
        ? Optional.of(HandlerStyle.CALLBACK)
        : Optional.empty();
  }

  private int length() {
    int length = 0;
    for (Node parameter : function.parameters()) {
      boolean last = parameter instanceof Node.Assignment || isRest(parameter);
      if (last) {
        break;
      }
      length++;
    }
    return length;
  }

  private static boolean isRest(Node parameter) {
    return parameter instanceof Operation operation && operation.is(Operation.SPREAD);
  }

  private Optional<Node> parameter(int index) {
    List<Node> parameters = function.parameters();
    return index < parameters.size() ? Optional.of(parameters.get(index)) : Optional.empty();
  }

  /**
   * A default value makes the callback optional only where there is another way to give a result: a
   * function that returns no promise answers with its callback, or not at all.
   */
  private Answer usesCallback(Answer returnsPromise) {
    boolean open =
        function.parameters().stream().limit(CALLBACK + 1).anyMatch(FunctionReader::isRest)
            || (!function.arrow() && Uses.of("arguments", body).filter(List::isEmpty).isEmpty());
    if (open) {
      return Answer.UNKNOWN;
    }
    Optional<Node> parameter = parameter(CALLBACK);
    if (parameter.isEmpty()) {
      return Answer.NO;
    }
    boolean optional = parameter.get() instanceof Node.Assignment && returnsPromise != Answer.NO;
    Node target = CallbackResults.withoutDefault(parameter.get());
    Optional<List<Use>> uses =
        target instanceof Node.Name name ? Uses.of(name.name(), body) : Optional.empty();
    if (uses.isPresent() && uses.get().isEmpty()) {
      return Answer.NO;
    }
    boolean decided = uses.isPresent() && !optional && uses.get().stream().noneMatch(Use::asks);
    return decided ? Answer.YES : Answer.UNKNOWN;
  }

  /** Whether every result that may be a promise is that of a call which gets the callback. */
  private boolean passesCallbackOn(Answer usesCallback, Answer returnsPromise) {
    return usesCallback == Answer.YES
        && returnsPromise == Answer.UNKNOWN
        && results().stream()
            .allMatch(
                value ->
                    callbacks.passesOn(value)
                        || callbacks.answers(value)
                        || promises.isPromise(value) == Answer.NO);
  }

  private Answer returnsPromise() {
    if (function.generator() && itself) {
      return Answer.UNKNOWN;
    }
    if (async) {
      return Answer.YES;
    }
    boolean first = true;
    Answer all = Answer.UNKNOWN;
    for (Node value : results()) {
      Answer each = callbacks.answers(value) ? Answer.NO : promises.isPromise(value);
      all = first || all == each ? each : Answer.UNKNOWN;
      first = false;
    }
    if (!comesToEnd(body)) {
      return first ? Answer.UNKNOWN : all;
    }
    return first || all == Answer.NO ? Answer.NO : Answer.UNKNOWN;
  }

  private List<Node> results() {
    return results(body);
  }

  /** Returns what a function returns, path by path, where it returns something. */
  static List<Node> results(Node body) {
    if (!(body instanceof Node.Block block)) {
      return List.of(body);
    }
    return Returns.of(block).stream().flatMap(end -> end.value().stream()).toList();
  }

  /** Whether a function may end without returning something. */
  static boolean comesToEnd(Node body) {
    return body instanceof Node.Block block
        && (Returns.comesToEnd(block)
            || Returns.of(block).stream().anyMatch(end -> end.value().isEmpty()));
  }

  /** Whether the promise has a value of some kind whenever it is kept. */
  private Answer promiseGives(Predicate<Node> kind) {
    return awaited().map(body -> gives(kind, body)).orElse(Answer.UNKNOWN);
  }

  /** Returns the body whose results are those of the promise, if that is known. */
  private Optional<Node> awaited() {
    boolean plain = !function.generator() && !async;
    if (plain && results().size() == 1 && results().get(0) instanceof Node.Call call) {
      Optional<Node.Function> inner = Helpers.asyncBody(call);
      if (inner.isPresent()) {
        return inner.filter(Node.Function::generator).flatMap(Node.Function::body);
      }
    }
    return plain || function.async() || function.generator() ? Optional.of(body) : Optional.empty();
  }

  private Answer gives(Predicate<Node> kind, Node awaited) {
    boolean undecided = false;
    for (Node value : results(awaited)) {
      if (!is(kind, value)) {
        undecided = true;
        if (promises.isPromise(value) == Answer.NO) {
          return Answer.NO;
        }
      }
    }
    boolean succeeds = comesToEnd(awaited) || !results(awaited).isEmpty();
    return undecided || !succeeds ? Answer.UNKNOWN : Answer.YES;
  }

  /** Whether a value is of a kind, or the promise of it; what a callback returns is nothing. */
  private boolean is(Predicate<Node> kind, Node value) {
    if (kind.test(value) || callbacks.isCall(value)) {
      return true;
    }
    if (!(value instanceof Node.Call call) || !(call.callee() instanceof Node.Member member)) {
      return false;
    }
    return switch (member.name()) {
      case "then" ->
          !call.arguments().isEmpty()
              && call.arguments().stream().allMatch(called -> returns(kind, called));
      case "catch" ->
          call.arguments().stream().allMatch(called -> returns(kind, called))
              && is(kind, member.object());
      case "finally" -> is(kind, member.object());
      default -> false;
    };
  }

  private boolean returns(Predicate<Node> kind, Node called) {
    return called instanceof Node.Function inner
        ? inner
            .body()
            .filter(own -> results(own).stream().allMatch(value -> is(kind, value)))
            .isPresent()
        : callbacks.isCallback(called);
  }

  /** A function that is not async may answer by its callback, or by what old contexts have. */
  private Answer plainlyGivesNothing(Answer usesCallback, List<ContextUse> uses) {
    boolean plain = usesCallback == Answer.NO && itself && !function.generator();
    boolean answers = uses.stream().anyMatch(use -> ANSWERS_OF_CONTEXT.contains(use.member()));
    return plain && !answers && noValue.isAllThatReturns() ? Answer.YES : Answer.UNKNOWN;
  }

  private Answer callbackGivesNothing() {
    Node parameter = CallbackResults.withoutDefault(function.parameters().get(CALLBACK));
    boolean succeeds = false;
    for (Use use : Uses.of(((Node.Name) parameter).name(), body).orElse(List.of())) {
      if (!(use.parent() instanceof Node.Call call) || call.callee() != use.name()) {
        return Answer.UNKNOWN;
      }
      List<Node> arguments = call.arguments();
      if (arguments.stream().anyMatch(FunctionReader::isRest)) {
        return Answer.UNKNOWN;
      }
      if (arguments.size() >= 2 && !Subject.isUndefined(arguments.get(1))) {
        return Answer.NO;
      }
      succeeds |= arguments.isEmpty() || Subject.isNothing(arguments.get(0));
    }
    return succeeds ? Answer.YES : Answer.UNKNOWN;
  }
}
