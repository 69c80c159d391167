package dev.cumulusc.move;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The call of a Lambda function by a Task state.
 *
 * @param function the function that is called
 * @param action what the state's resource says beside the function: {@link #DIRECT} where it is the
 *     function itself, {@link #INVOKE}, or another call of the Lambda service
 * @param arguments what the call hands over beside its input, or an empty mapping
 * @param opaque whether the arguments are one expression that cannot be taken apart
 * @param at where the function is named
 */
record LambdaCall(
    References.FunctionReference function,
    String action,
    MappingNode arguments,
    boolean opaque,
    Origin at) {

  static final String DIRECT = "";
  static final String INVOKE = "lambda:invoke";

  private static final Pattern INTEGRATION =
      Pattern.compile(
          "arn:[^:]+(?:::Partition\\})?:states:::(?<action>(?:aws-sdk:)?lambda:invoke.*)");

  private static final Pattern LITERAL_EXPRESSION =
      Pattern.compile("\\{%\\s*(?:'(?<single>[^']*)'|\"(?<double>[^\"]*)\")\\s*%\\}");

  /** Reads a Task state; there is no call where it names no function, or one only at run time. */
  static Optional<LambdaCall> of(MappingNode state, boolean jsonata, References references) {
    Optional<Node> resource = state.get("Resource");
    Optional<String> text = resource.flatMap(ReferenceText::of);
    if (resource.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    MappingNode nothing = MappingNode.empty(state.origin());
    Origin at = resource.get().origin();
    Matcher integration = INTEGRATION.matcher(text.get());
    if (!integration.matches()) {
      return references
          .function(text.get())
          .map(function -> new LambdaCall(function, DIRECT, nothing, false, at));
    }
    String action = integration.group("action");
    Optional<Node> arguments = state.get(jsonata ? "Arguments" : "Parameters");
    if (arguments.orElse(nothing) instanceof MappingNode mapping) {
      return mapping
          .get("FunctionName")
          .flatMap(
              name ->
                  ReferenceText.of(name)
                      .map(written -> jsonata ? literal(written) : written)
                      .flatMap(references::function)
                      .map(
                          function ->
                              new LambdaCall(function, action, mapping, false, name.origin())));
    }
    return arguments
        .filter(ScalarNode.class::isInstance)
        .flatMap(expression -> references.functionIn(((ScalarNode) expression).text()))
        .map(function -> new LambdaCall(function, action, nothing, true, at));
  }

  private static String literal(String text) {
    Matcher matcher = LITERAL_EXPRESSION.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    String single = matcher.group("single");
    return single == null ? matcher.group("double") : single;
  }
}
