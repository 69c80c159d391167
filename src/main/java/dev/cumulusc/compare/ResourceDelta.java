package dev.cumulusc.compare;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of one resource.
 *
 * @param certain whether it surely comes to that; a resource that is perhaps replaced is of the
 *     kind {@link Kind#REPLACE}
 * @param at the place in the application's files that makes the resource: {@code lambdas.yml:3:1};
 *     nothing for one that they make no more
 * @param properties the properties that change
 * @param attributes the attributes beside the properties that change: {@code DeletionPolicy}, ...
 * @param retention what becomes of the old one if it is removed or replaced
 * @param drift how the resource differs from its template, if CloudFormation knows of it: {@code
 *     MODIFIED}, {@code DELETED}
 * @param nested what becomes of the resources of the nested stack that it is
 * @param risk what may be lost
 */
public record ResourceDelta(
    Kind kind,
    boolean certain,
    String logicalId,
    String type,
    Optional<String> physicalId,
    Optional<String> at,
    List<ValueChange> properties,
    List<ValueChange> attributes,
    Retention retention,
    Optional<String> drift,
    Optional<StackDelta> nested,
    Optional<Risk> risk) {

  public ResourceDelta {
    properties = List.copyOf(properties);
    attributes = List.copyOf(attributes);
  }

  /** What is done. */
  public enum Kind {
    ADD,
    CHANGE,
    REPLACE,
    REMOVE,
    IMPORT
  }

  /** What becomes of a resource that its stack has no more. */
  public enum Retention {
    DELETED,
    RETAINED,
    /** It is deleted, but what is in it is kept in a snapshot. */
    SNAPSHOT
  }

  /** Tells whether it changes what somebody may do. */
  public boolean isAboutAccess() {
    return AccessTypes.contain(type);
  }

  public ResourceDelta withKind(Kind newKind, boolean isCertain) {
    return new ResourceDelta(
        newKind,
        isCertain,
        logicalId,
        type,
        physicalId,
        at,
        properties,
        attributes,
        retention,
        drift,
        nested,
        risk);
  }

  public ResourceDelta withValues(
      List<ValueChange> newProperties, List<ValueChange> newAttributes) {
    return new ResourceDelta(
        kind,
        certain,
        logicalId,
        type,
        physicalId,
        at,
        newProperties,
        newAttributes,
        retention,
        drift,
        nested,
        risk);
  }

  public ResourceDelta withNested(Optional<StackDelta> newNested) {
    return new ResourceDelta(
        kind,
        certain,
        logicalId,
        type,
        physicalId,
        at,
        properties,
        attributes,
        retention,
        drift,
        newNested,
        risk);
  }

  public ResourceDelta withRisk(Optional<Risk> newRisk) {
    return new ResourceDelta(
        kind,
        certain,
        logicalId,
        type,
        physicalId,
        at,
        properties,
        attributes,
        retention,
        drift,
        nested,
        newRisk);
  }

  /** Returns this with what the service alone knows: the old one's name and fate, and its drift. */
  public ResourceDelta withService(
      Optional<String> newPhysicalId, Retention newRetention, Optional<String> newDrift) {
    return new ResourceDelta(
        kind,
        certain,
        logicalId,
        type,
        newPhysicalId,
        at,
        properties,
        attributes,
        newRetention,
        newDrift,
        nested,
        risk);
  }
}
