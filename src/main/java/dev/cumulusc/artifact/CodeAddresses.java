package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.Deployment;
import java.util.Map;

/** Works out the address of every function's code from its content. */
public final class CodeAddresses {
  private CodeAddresses() {}

  /** Returns the addresses by function key. */
  public static Map<String, CodeAddress> of(
      Deployment deployment, Workspace workspace, Diagnostics diagnostics) {
    throw new UnsupportedOperationException();
  }
}
