package dev.cumulusc.deploy.service;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;

/**
 * A resource of a stack.
 *
 * @param driftStatus {@code MODIFIED}, {@code DELETED}, {@code IN_SYNC}, {@code NOT_CHECKED}, if
 *     known
 */
@RecordBuilder
public record StackResource(
    String logicalId,
    Optional<String> physicalId,
    String type,
    Status status,
    Optional<String> reason,
    Instant updated,
    Optional<String> driftStatus)
    implements StackResourceBuilder.With {}
