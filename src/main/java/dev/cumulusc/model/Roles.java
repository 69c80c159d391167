package dev.cumulusc.model;

import java.util.Optional;

/**
 * The IAM roles that the configuration names; where it names none, the template brings its own.
 *
 * @param instanceProfile the ARN of the instance profile of the cluster's instances
 * @param limits what holds for the roles that the template brings
 */
public record Roles(
    Optional<Located<String>> lambdaProcessing,
    Optional<Located<String>> lambdaApiGateway,
    Optional<Located<String>> distribution,
    Optional<Located<String>> migration,
    Optional<Located<String>> step,
    Optional<Located<String>> scaling,
    Optional<Located<String>> instanceProfile,
    RoleLimits limits) {

  /** Returns the ARN of the role that functions of a kind have, if the configuration names it. */
  public Optional<Located<String>> of(LambdaRole kind) {
    return switch (kind) {
      case PROCESSING -> lambdaProcessing;
      case API_GATEWAY -> lambdaApiGateway;
      case DISTRIBUTION -> distribution;
      case MIGRATION -> migration;
    };
  }
}
