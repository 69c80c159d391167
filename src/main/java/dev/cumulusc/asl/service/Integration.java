package dev.cumulusc.asl.service;

import java.util.List;
import java.util.Set;

/**
 * An action that Step Functions has an optimized integration for.
 *
 * @param patterns how the task can wait for it
 * @param required the parameters that it can't do without; {@code A|B} where one of two is needed
 * @param parameters all parameters; empty when they are not known
 */
public record Integration(
    String service,
    String action,
    Set<Pattern> patterns,
    List<String> required,
    List<String> parameters) {

  public Integration {
    patterns = Set.copyOf(patterns);
    required = List.copyOf(required);
    parameters = List.copyOf(parameters);
  }
}
