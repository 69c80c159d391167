package dev.cumulusc.compare;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one resource.
 *
 * @param certain whether it surely comes to that; a resource that is perhaps replaced is of the
 *     kind {@link Kind#REPLACE}
 * @param properties the properties that change
 * @param attributes the attributes beside the properties that change: {@code DeletionPolicy}, ...
 * @param nested what becomes of the resources of the nested stack that it is
 * @param retention what becomes of the old one if it is removed or replaced
 * @param risk what may be lost
 */
@RecordBuilder
public record ResourceDelta(
    Kind kind,
    boolean certain,
    Subject subject,
    List<ValueChange> properties,
    List<ValueChange> attributes,
    Optional<StackDelta> nested,
    Retention retention,
    Optional<Risk> risk)
    implements ResourceDeltaBuilder.With {

  public ResourceDelta {
    properties = List.copyOf(properties);
    attributes = List.copyOf(attributes);
  }

  /**
   * The resource.
   *
   * @param at the place in the application's files that makes it: {@code lambdas.yml:3:1}; nothing
   *     for one that they make no more
   * @param drift how it differs from its template, if CloudFormation knows of it: {@code MODIFIED},
   *     {@code DELETED}
   */
  @RecordBuilder
  public record Subject(
      String logicalId,
      String type,
      Optional<String> physicalId,
      Optional<String> at,
      Optional<String> drift)
      implements ResourceDeltaSubjectBuilder.With {}

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

  /** Returns a delta of which nothing is known but what is done. */
  public static ResourceDelta of(
      Kind kind, String logicalId, String type, Optional<String> physicalId, Optional<String> at) {
    return new ResourceDelta(
        kind,
        true,
        new Subject(logicalId, type, physicalId, at, Optional.empty()),
        List.of(),
        List.of(),
        Optional.empty(),
        Retention.DELETED,
        Optional.empty());
  }

  public String logicalId() {
    return subject.logicalId();
  }

  public String type() {
    return subject.type();
  }

  public Optional<String> physicalId() {
    return subject.physicalId();
  }

  public Optional<String> at() {
    return subject.at();
  }

  public Optional<String> drift() {
    return subject.drift();
  }

  /** Returns whether it changes what somebody may do. */
  public boolean isAboutAccess() {
    return AccessTypes.contain(type());
  }

  public ResourceDelta withKind(Kind newKind, boolean isCertain) {
    return withKind(newKind).withCertain(isCertain);
  }

  /** Returns this with what the service alone knows: the old one's name and fate, and its drift. */
  public ResourceDelta withService(
      Optional<String> physicalId, Retention newRetention, Optional<String> drift) {
    return withSubject(subject.withPhysicalId(physicalId).withDrift(drift))
        .withRetention(newRetention);
  }
}
