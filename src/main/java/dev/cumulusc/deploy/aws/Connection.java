package dev.cumulusc.deploy.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach AWS; what is not said is found as the SDK finds it.
 *
 * @param profile the profile of the configuration files that counts before the environment, which
 *     may name one, too
 * @param region the Region
 * @param endpoint the address of all services, as emulators have it
 * @param assumedRole the ARN of a role to take on
 * @param environment the process environment
 */
public record Connection(
    Optional<String> profile,
    Optional<String> region,
    Optional<URI> endpoint,
    Optional<String> assumedRole,
    Map<String, String> environment) {

  public Connection {
    environment = Map.copyOf(environment);
  }
}
