package dev.cumulusc.deploy.service;

import dev.cumulusc.keep.DefinitionInUse;
import java.time.Instant;
import java.util.Optional;

/**
 * A state machine as it once was, or still is.
 *
 * @param definition the definition in the Amazon States Language, with the values of references
 * @param roleArn the role that its executions work with
 * @param settings what its executions do beside their calls
 * @param made when the state machine became so, if known
 */
public record Revision(
    String definition, String roleArn, DefinitionInUse.Settings settings, Optional<Instant> made) {
  /** Returns whether executions of both do the same with the same role. */
  public boolean isSameAs(Revision other) {
    return definition.equals(other.definition)
        && roleArn.equals(other.roleArn)
        && settings.equals(other.settings);
  }
}
