package dev.cumulusc.deploy.service;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/**
 * What CloudFormation found wrong before it touched anything.
 *
 * @param path where in the resource, as a JSON pointer
 * @param failing whether it stops the operation, or only warns
 */
@RecordBuilder
public record ValidationFinding(
    String stackName,
    String logicalId,
    String type,
    Optional<String> path,
    String message,
    boolean failing)
    implements ValidationFindingBuilder.With {}
