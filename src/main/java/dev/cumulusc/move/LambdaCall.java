package dev.cumulusc.move;

import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Optional;
import java.util.function.Function;

/**
 * The call of a Lambda function of the deployment by a Task state.
 *
 * @param function the function's key
 * @param qualifier the version or alias that is called, unless it is the newest code
 * @param call what the state calls: the function itself, or an action of the Lambda service
 * @param arguments what the call hands over beside its input, or an empty mapping
 * @param opaque whether the arguments are one expression that cannot be taken apart
 * @param at where the function is named
 */
record LambdaCall(
    String function,
    Optional<String> qualifier,
    TaskCall call,
    MappingNode arguments,
    boolean opaque,
    Origin at) {

  private static final String NEWEST = "$LATEST";

  /**
   * Reads a Task state; there is no call where it names no function, or one only at run time.
   *
   * @param keys returns the key of the function that a name means, if it is one that can be moved
   */
  static Optional<LambdaCall> of(
      MappingNode state, QueryLanguage language, Function<FunctionName, Optional<String>> keys) {
    Optional<TaskCall> call = TaskCall.of(state, language);
    MappingNode nothing = MappingNode.empty(state.origin());
    return call.flatMap(
        found ->
            found.isInvocation()
                ? invocation(
                    found, state.get(TaskCall.argumentsField(language)).orElse(nothing), keys)
                : found.function().flatMap(name -> of(found, name, nothing, false, keys)));
  }

  /** Returns whether the function is called through an action of its service. */
  boolean isInvocation() {
    return call.isInvocation();
  }

  TaskResource resource() {
    return call.target();
  }

  private static Optional<LambdaCall> invocation(
      TaskCall call, Node arguments, Function<FunctionName, Optional<String>> keys) {
    if (arguments instanceof MappingNode mapping) {
      return call.argument("FunctionName")
          .map(FunctionName::of)
          .flatMap(name -> of(call, name, mapping, false, keys));
    }
    MappingNode nothing = MappingNode.empty(arguments.origin());
    return ComposedString.of(arguments).stream()
        .flatMap(expression -> expression.references().stream())
        .map(reference -> FunctionName.of(ComposedString.of(reference)))
        .flatMap(name -> of(call, name, nothing, true, keys).stream())
        .findFirst()
        .map(
            found ->
                new LambdaCall(
                    found.function, Optional.empty(), call, nothing, true, arguments.origin()));
  }

  private static Optional<LambdaCall> of(
      TaskCall call,
      FunctionName name,
      MappingNode arguments,
      boolean opaque,
      Function<FunctionName, Optional<String>> keys) {
    return keys.apply(name)
        .map(
            key ->
                new LambdaCall(
                    key,
                    name.qualifier().map(ComposedString::toString).filter(q -> !q.equals(NEWEST)),
                    call,
                    arguments,
                    opaque,
                    name.base().origin()));
  }
}
