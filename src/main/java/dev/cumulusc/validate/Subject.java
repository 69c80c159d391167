package dev.cumulusc.validate;

import dev.cumulusc.asl.Machine;
import java.util.List;
import java.util.Optional;

/**
 * All that is checked together.
 *
 * @param deployment what the templates were emitted from; nothing if somebody wrote them
 * @param machines all state machines, those of the deployment's workflows as well
 * @param templates all templates
 * @param isWhole whether no error left something out of the templates
 */
public record Subject(
    Optional<RuleContext> deployment,
    List<Machine> machines,
    List<CheckedTemplate> templates,
    boolean isWhole) {

  public Subject {
    machines = List.copyOf(machines);
    templates = List.copyOf(templates);
  }
}
