package dev.cumulusc.move;

import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.model.Located;
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
 * @param resource the state's resource: the function itself, or an action of the Lambda service
 * @param arguments what the call hands over beside its input, or an empty mapping
 * @param opaque whether the arguments are one expression that cannot be taken apart
 * @param at where the function is named
 */
record LambdaCall(
    References.FunctionReference function,
    TaskResource resource,
    MappingNode arguments,
    boolean opaque,
    Origin at) {

  private static final Pattern LITERAL_EXPRESSION =
      Pattern.compile("\\{%\\s*(?:'(?<single>[^']*)'|\"(?<double>[^\"]*)\")\\s*%\\}");

  /** Reads a Task state; there is no call where it names no function, or one only at run time. */
  static Optional<LambdaCall> of(MappingNode state, QueryLanguage language, References references) {
    Optional<Node> resource = state.get("Resource");
    Optional<String> text = resource.flatMap(ReferenceText::of);
    if (resource.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    MappingNode nothing = MappingNode.empty(state.origin());
    TaskResource action = TaskResource.of(text.get());
    if (!isInvocation(action)) {
      Origin at = resource.get().origin();
      return references
          .function(text.get())
          .map(function -> new LambdaCall(function, action, nothing, false, at));
    }
    boolean jsonata = language == QueryLanguage.JSONATA;
    Node arguments = state.get(jsonata ? "Arguments" : "Parameters").orElse(nothing);
    if (arguments instanceof MappingNode mapping) {
      return mapping
          .get("FunctionName")
          .flatMap(name -> named(name, jsonata, references))
          .map(
              function ->
                  new LambdaCall(function.value(), action, mapping, false, function.origin()));
    }
    return arguments instanceof ScalarNode expression
        ? references
            .functionIn(expression.text())
            .map(function -> new LambdaCall(function, action, nothing, true, expression.origin()))
        : Optional.empty();
  }

  /** Tells whether the function is called through an action of its service. */
  boolean isInvocation() {
    return isInvocation(resource);
  }

  private static boolean isInvocation(TaskResource resource) {
    return (resource.callsLambda() && !(resource instanceof TaskResource.LambdaFunction))
        || (resource instanceof TaskResource.Sdk call
            && call.service().equals("lambda")
            && call.action().startsWith("invoke"));
  }

  private static Optional<Located<References.FunctionReference>> named(
      Node name, boolean jsonata, References references) {
    return ReferenceText.of(name)
        .map(text -> jsonata ? literal(text) : text)
        .flatMap(references::function)
        .map(function -> new Located<>(function, name.origin()));
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
