package dev.cumulusc.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the resources of a permission follow from the arguments of a call: the name of a type in IAM
 * or, behind {@code @}, of a way of its own, with the paths of arguments; or an ARN's form.
 *
 * @param name {@code table}, {@code @queue}, {@code *}, or a form that begins with {@code ~}
 */
record ResourceExpression(String name, List<Argument> arguments) {
  ResourceExpression {
    arguments = List.copyOf(arguments);
  }

  /**
   * An argument.
   *
   * @param path the path of an argument of the call; {@code *} for anything
   * @param otherwise what counts where the call has no such argument
   */
  record Argument(String path, Optional<String> otherwise) {
    boolean isAny() {
      return path.equals("*");
    }
  }

  static ResourceExpression of(String text) {
    int open = text.indexOf('(');
    if (text.startsWith("~") || open < 0) {
      return new ResourceExpression(text, List.of());
    }
    List<Argument> arguments = new ArrayList<>();
    for (String argument : IamData.list(text.substring(open + 1, text.length() - 1))) {
      int bar = argument.indexOf('|');
      arguments.add(
          bar < 0
              ? new Argument(argument, Optional.empty())
              : new Argument(argument.substring(0, bar), Optional.of(argument.substring(bar + 1))));
    }
    return new ResourceExpression(text.substring(0, open), arguments);
  }
}
