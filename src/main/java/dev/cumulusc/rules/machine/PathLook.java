package dev.cumulusc.rules.machine;

import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;

/** Tells texts that look like paths or intrinsic functions from other texts. */
final class PathLook {
  private static final List<String> STARTS = List.of("$.", "$[", "$$.");

  private PathLook() {}

  /** Tells whether a value is a text that was probably meant to be evaluated. */
  static boolean isPathOrCall(Node value) {
    return isPath(value)
        || (value instanceof ScalarNode text
            && text.isString()
            && IntrinsicFunction.names().stream()
                .anyMatch(name -> text.text().startsWith(name + "(")));
  }

  /** Tells whether a value is a text that was probably meant to be a path. */
  static boolean isPath(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.isString()
        && (scalar.text().equals("$") || STARTS.stream().anyMatch(scalar.text()::startsWith));
  }
}
