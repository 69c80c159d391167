package dev.cumulusc.app.compare;

import dev.cumulusc.compare.StackDelta;
import java.util.Optional;

/**
 * The differences of one stack.
 *
 * @param before the name of the stack on the first side; nothing if it is not there
 * @param after the name of the stack on the second side; nothing if it is not there
 * @param changes what would become of its resources if the second were deployed over the first
 */
public record StackDifference(Optional<String> before, Optional<String> after, StackDelta changes) {

  /** Returns whether both sides have the stack, and it is the same. */
  public boolean isEmpty() {
    return before.isPresent() && after.isPresent() && changes.isEmpty();
  }
}
