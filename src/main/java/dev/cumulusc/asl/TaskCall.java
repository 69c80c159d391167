package dev.cumulusc.asl;

import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a Task state calls, and with what, whichever way it is written.
 *
 * @param written the {@code Resource} as it is written
 * @param resource the {@code Resource} in its pieces
 * @param target what the {@code Resource} means
 * @param arguments what the call hands over beside the state's input: {@code Parameters} or {@code
 *     Arguments}
 */
public record TaskCall(
    Node written,
    ComposedString resource,
    TaskResource target,
    Optional<MappingNode.Entry> arguments) {

  private static final String FUNCTION_NAME = "FunctionName";

  /** Reads a state; nothing unless it is a Task whose {@code Resource} is a string. */
  public static Optional<TaskCall> of(MappingNode state, QueryLanguage language) {
    Optional<Node> written =
        state
            .scalar("Type")
            .filter(type -> type.text().equals("Task"))
            .flatMap(type -> state.get("Resource"));
    return written
        .flatMap(ComposedString::of)
        .map(
            resource ->
                new TaskCall(
                    written.get(),
                    resource,
                    TaskResource.of(resource),
                    state.entry(argumentsField(language)).or(() -> anyArguments(state))));
  }

  /** The field of the other language is reported; what was meant is plain all the same. */
  private static Optional<MappingNode.Entry> anyArguments(MappingNode state) {
    return Stream.of(QueryLanguage.values())
        .flatMap(language -> state.entry(argumentsField(language)).stream())
        .findFirst();
  }

  /** Returns the field of a state that holds the arguments. */
  public static String argumentsField(QueryLanguage language) {
    return language == QueryLanguage.JSONATA ? "Arguments" : "Parameters";
  }

  /** Returns an argument; nothing if the call has none of that name, or not as a string. */
  public Optional<ComposedString> argument(String name) {
    Optional<MappingNode> all =
        arguments
            .map(MappingNode.Entry::value)
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast);
    return all.flatMap(found -> found.get(name))
        .flatMap(StringReader::value)
        .or(() -> all.flatMap(found -> found.scalar(name + ".$")).map(StringReader::path));
  }

  /** Returns whether the arguments have a function's name, or may have one when they are made. */
  public boolean mayNameFunction() {
    return arguments
        .map(MappingNode.Entry::value)
        .filter(value -> !(value instanceof MappingNode all) || named(all) || isComputed(all))
        .isPresent();
  }

  private static boolean named(MappingNode all) {
    return all.has(FUNCTION_NAME) || all.has(FUNCTION_NAME + ".$");
  }

  private static boolean isComputed(MappingNode all) {
    return all.names().stream().anyMatch(name -> name.startsWith("Fn::") || name.equals("Ref"));
  }

  /**
   * Returns whether the call is an action of the Lambda service that runs a function: the optimized
   * integration, or one of the SDK's.
   */
  public boolean isInvocation() {
    return target instanceof TaskResource.Optimized && target.callsLambda()
        || target instanceof TaskResource.Sdk sdk
            && sdk.service().equals("lambda")
            && sdk.action().startsWith("invoke");
  }

  /**
   * Returns the Lambda function that is called, with its version or alias: that of the {@code
   * Resource} itself, or that of an invocation's arguments. Whether a {@code Resource} that only
   * the deployment knows is a function's, nobody can know; it is none here.
   */
  public Optional<FunctionName> function() {
    if (target instanceof TaskResource.LambdaFunction function) {
      return Optional.of(FunctionName.of(function.name()));
    }
    if (!isInvocation()) {
      return Optional.empty();
    }
    return argument(FUNCTION_NAME)
        .map(FunctionName::of)
        .map(name -> argument("Qualifier").map(name::with).orElse(name));
  }
}
