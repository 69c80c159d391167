package dev.cumulusc.deploy.service;

import java.util.Optional;

/**
 * How a change set is executed.
 *
 * @param clientToken what marks the events of this operation
 * @param disableRollback whether a stack that fails is left as it is; nothing to leave it to the
 *     change set
 */
public record Execution(
    String changeSetId, String clientToken, Optional<Boolean> disableRollback) {}
