package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB table, which the database stack makes and the application's stack uses.
 *
 * @param keySchema the key's parts; empty when the configuration describes no table but names one
 * @param read read capacity units, of the table and of each index
 * @param write write capacity units, of the table and of each index
 * @param pointInTime whether the custom resource turns continuous backups on
 * @param scaling the bounds within which the capacity follows the load
 */
public record Table(
    Located<String> name,
    List<Attribute> attributes,
    List<KeyPart> keySchema,
    Located<Integer> read,
    Located<Integer> write,
    List<Index> indexes,
    Optional<Switch> pointInTime,
    Optional<Scaling> scaling,
    Origin origin) {

  public Table {
    attributes = List.copyOf(attributes);
    keySchema = List.copyOf(keySchema);
    indexes = List.copyOf(indexes);
  }

  /** Returns the logical id of the table in the database stack. */
  public String logicalId() {
    return LogicalIds.table(name.value());
  }

  /** Returns the name under which the database stack gives the stream's ARN to the application. */
  public String streamParameter() {
    return LogicalIds.tableStream(name.value());
  }

  /**
   * An attribute that a key is made of.
   *
   * @param type {@code S}, {@code N} or {@code B}
   */
  public record Attribute(Located<String> name, Located<String> type) {}

  /**
   * A part of a key.
   *
   * @param type {@code HASH} or {@code RANGE}
   */
  public record KeyPart(Located<String> attribute, Located<String> type) {}

  /**
   * A global secondary index.
   *
   * @param projectionType {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
   * @param nonKeyAttributes what {@code INCLUDE} brings along
   */
  public record Index(
      Located<String> name,
      List<KeyPart> keySchema,
      Optional<Located<String>> projectionType,
      List<Located<String>> nonKeyAttributes,
      Origin origin) {

    public Index {
      keySchema = List.copyOf(keySchema);
      nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }
  }

  /** Least and greatest capacity units. */
  public record Scaling(
      Located<Integer> readMinimum,
      Located<Integer> readMaximum,
      Located<Integer> writeMinimum,
      Located<Integer> writeMaximum,
      Origin origin) {}
}
