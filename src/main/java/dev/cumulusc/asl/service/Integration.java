package dev.cumulusc.asl.service;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An action that Step Functions has an optimized integration for.
 *
 * @param patterns how the task can wait for it
 * @param required the parameters that it can't do without; {@code A|B} where one of two is needed
 * @param parameters all parameters; empty when they are not known
 * @param sdkCall the service and the action of the AWS SDK, with a colon between them, that has the
 *     same parameters, if there are structures inside of them
 */
public record Integration(
    String service,
    String action,
    Set<Pattern> patterns,
    List<String> required,
    List<String> parameters,
    Optional<String> sdkCall) {

  public Integration {
    patterns = Set.copyOf(patterns);
    required = List.copyOf(required);
    parameters = List.copyOf(parameters);
  }

  /**
   * Returns the parameters that a call can't do without and does not have; {@code A|B} where it has
   * neither of two.
   */
  public List<String> missing(Collection<String> given) {
    return required.stream()
        .filter(names -> alternatives(names).stream().noneMatch(given::contains))
        .toList();
  }

  /** Returns the names of which one is required. */
  public static List<String> alternatives(String required) {
    return Arrays.asList(required.split("\\|"));
  }

  /** Returns the parameters by the API model, with what stands inside of them. */
  public Optional<Parameters.Structure> structure() {
    return sdkCall.map(call -> call.split(":")).flatMap(parts -> Parameters.of(parts[0], parts[1]));
  }
}
