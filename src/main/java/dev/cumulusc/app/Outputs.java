package dev.cumulusc.app;

import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.source.Secrets;
import java.util.Map;
import java.util.TreeMap;

/** The outputs of a stack as they may be seen. */
public final class Outputs {
  private Outputs() {}

  /**
   * Returns the outputs by name, in alphabetical order; those that look like secrets are masked.
   */
  public static Map<String, String> of(Stack stack) {
    Map<String, String> outputs = new TreeMap<>();
    stack
        .outputs()
        .forEach(
            (name, value) -> outputs.put(name, Secrets.isSecretName(name) ? Secrets.MASK : value));
    return outputs;
  }
}
