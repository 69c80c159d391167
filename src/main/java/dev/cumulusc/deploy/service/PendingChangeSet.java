package dev.cumulusc.deploy.service;

import java.time.Instant;
import java.util.Optional;

/**
 * A change set that was left behind.
 *
 * @param made when it was made, if known
 */
public record PendingChangeSet(
    String name, Status status, Optional<String> reason, Optional<Instant> made) {}
