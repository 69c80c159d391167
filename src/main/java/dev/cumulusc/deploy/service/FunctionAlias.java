package dev.cumulusc.deploy.service;

import dev.cumulusc.model.LambdaVersions;

/**
 * A name for a version of a function.
 *
 * @param version the version's number, or {@code $LATEST}
 */
public record FunctionAlias(String name, String version, String description) {
  /** Returns whether a deployment made it, and nobody by hand. */
  public boolean isMadeByDeployment() {
    return description.contains(LambdaVersions.ALIAS_MARK);
  }
}
