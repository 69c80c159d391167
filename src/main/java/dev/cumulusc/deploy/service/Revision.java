package dev.cumulusc.deploy.service;

import java.time.Instant;
import java.util.Optional;

/**
 * A state machine as it once was, or still is.
 *
 * @param definition the definition in the Amazon States Language
 * @param made when the state machine became so, if known
 */
public record Revision(String definition, Optional<Instant> made) {}
