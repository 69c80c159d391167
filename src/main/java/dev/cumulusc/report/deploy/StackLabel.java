package dev.cumulusc.report.deploy;

import java.util.Optional;

/**
 * Names the stack that a line is about, where several are watched at a time.
 *
 * @param stackName the stack's name; nothing where it is the only one
 */
public record StackLabel(Optional<String> stackName) {
  /** The label where one stack is watched alone: none. */
  public static final StackLabel NONE = new StackLabel(Optional.empty());

  /** Returns a string with the label before it. */
  String before(String text) {
    return stackName.map(name -> name + ": " + text).orElse(text);
  }
}
