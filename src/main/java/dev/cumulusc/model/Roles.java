package dev.cumulusc.model;

import java.util.Optional;

/**
 * The IAM roles that the configuration names; where it names none, the template brings its own.
 *
 * @param instanceProfile the ARN of the instance profile of the cluster's instances
 * @param permissionsBoundary the name of the account's policy that bounds the roles which the
 *     template brings
 */
public record Roles(
    Optional<Located<String>> lambdaProcessing,
    Optional<Located<String>> lambdaApiGateway,
    Optional<Located<String>> distribution,
    Optional<Located<String>> migration,
    Optional<Located<String>> step,
    Optional<Located<String>> scaling,
    Optional<Located<String>> instanceProfile,
    Optional<Located<String>> permissionsBoundary) {}
