package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;
import java.util.regex.Pattern;

/** Finds strings that look like paths or intrinsic functions. */
public final class PathLikeText {
  private static final Pattern STATES =
      Pattern.compile("\\s*\\$states\\.(?:context|errorOutput|input|result)\\b");

  private static final List<String> STARTS = List.of("$.", "$[", "$$.");

  private PathLikeText() {}

  /** Returns whether a value is a string that was probably meant to be evaluated. */
  public static boolean isPathOrCall(Node value) {
    return isPath(value)
        || (value instanceof ScalarNode text && text.isString() && isCall(text.text()));
  }

  /** Returns whether a value is a string that was probably meant to be a path. */
  public static boolean isPath(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.isString()
        && scalar.text().startsWith("$")
        && (scalar.text().equals("$") || STARTS.stream().anyMatch(scalar.text()::startsWith));
  }

  /** Returns whether a value is a string that was probably meant to be an expression of JSONata. */
  public static boolean isExpression(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.isString()
        && STATES.matcher(scalar.text()).lookingAt();
  }

  private static boolean isCall(String text) {
    int parenthesis = text.indexOf('(');
    return parenthesis > 0 && IntrinsicFunction.names().contains(text.substring(0, parenthesis));
  }
}
