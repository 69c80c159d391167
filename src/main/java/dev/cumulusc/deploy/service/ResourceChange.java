package dev.cumulusc.deploy.service;

import java.util.List;
import java.util.Optional;

/**
 * What a change set does to one resource.
 *
 * @param replacement whether the resource is replaced; nothing where the service does not say
 * @param policyAction what becomes of the old one: {@code Delete}, {@code Retain}, {@code
 *     Snapshot}, {@code ReplaceAndDelete}, ...
 * @param nestedChangeSetId the change set of the nested stack that the resource is
 */
public record ResourceChange(
    Action action,
    String logicalId,
    Optional<String> physicalId,
    String type,
    Optional<Replacement> replacement,
    Optional<String> policyAction,
    Optional<String> nestedChangeSetId,
    Optional<String> driftStatus,
    List<Detail> details) {

  public ResourceChange {
    details = List.copyOf(details);
  }

  /** What is done. */
  public enum Action {
    ADD,
    MODIFY,
    REMOVE,
    IMPORT,
    /** What is done is only known when it is done. */
    DYNAMIC,
    /** The template stays as it is, and the resource is made as it says. */
    SYNC_WITH_ACTUAL
  }

  /** Whether a new resource takes the old one's place. */
  public enum Replacement {
    TRUE,
    FALSE,
    CONDITIONAL
  }

  /**
   * One reason for the change.
   *
   * @param attribute what changes: {@code Properties}, {@code Tags}, {@code DeletionPolicy}, ...
   * @param property the property's name, if it is one
   * @param path the property's path as a JSON pointer, if it is known
   * @param before the value before; nothing if it is not known
   * @param after the value afterwards; nothing if it is not known
   * @param recreation whether the change makes a new resource: {@code NEVER}, {@code
   *     CONDITIONALLY}, {@code ALWAYS}
   * @param certain whether the value surely changes, and not only perhaps, through another one
   * @param source what makes it change: {@code DirectModification}, {@code ResourceReference},
   *     {@code ParameterReference}, {@code ResourceAttribute}, {@code Automatic}
   * @param causedBy the entity behind the change, such as {@code Queue.Arn}
   */
  public record Detail(
      String attribute,
      Optional<String> property,
      Optional<String> path,
      Optional<String> before,
      Optional<String> after,
      Optional<Recreation> recreation,
      boolean certain,
      Optional<String> source,
      Optional<String> causedBy) {}

  /** Whether a property's change makes a new resource. */
  public enum Recreation {
    NEVER,
    CONDITIONALLY,
    ALWAYS
  }
}
