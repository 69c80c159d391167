package dev.cumulusc.bind;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.tree.MappingNode;

/** Binds a resolved configuration to the model. */
public final class DeploymentBinder {
  private final Diagnostics diagnostics;

  public DeploymentBinder(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Binds a configuration. Whatever is wrong in it is reported and left out, so that one run tells
   * all; the result is to be used only when no error was reported.
   *
   * @param deployment the name of the deployment's block
   */
  public Deployment bind(String deployment, MappingNode configuration) {
    throw new UnsupportedOperationException(diagnostics.toString());
  }
}
