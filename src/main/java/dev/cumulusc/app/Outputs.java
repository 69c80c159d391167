package dev.cumulusc.app;

import dev.cumulusc.deploy.service.Stack;
import java.util.Map;
import java.util.TreeMap;

/** The outputs of a stack as they may be seen. */
public final class Outputs {
  private Outputs() {}

  /**
   * Returns the outputs by name, in alphabetical order; those that look like secrets are masked, of
   * others the secrets in them.
   */
  public static Map<String, String> of(Stack stack) {
    return new TreeMap<>(stack.shown());
  }
}
