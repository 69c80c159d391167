package dev.cumulusc.app;

import dev.cumulusc.deploy.aws.Connection;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * As whom AWS is called, and where. The Region is one of the application.
 *
 * @param profile the profile of the AWS configuration files that counts before the environment
 * @param assumedRole the ARN of a role to assume before any call; without it that of the
 *     environment
 * @param endpoint the address of all services, for an emulator of AWS
 */
public record Account(
    Optional<String> profile, Optional<String> assumedRole, Optional<URI> endpoint) {

  /** Returns how to reach AWS for an application: its {@code .env} counts as the environment. */
  Connection connection(ApplicationRequest request) {
    Map<String, String> environment = ApplicationResolver.processEnvironment(request);
    return new Connection(
        profile,
        request.target().region(),
        endpoint,
        assumedRole.or(() -> variable("AWS_DEPLOYMENT_ROLE", environment)),
        environment);
  }

  private static Optional<String> variable(String name, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
