package dev.cumulusc.asl.shape;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/**
 * A field of a definition.
 *
 * @param language the one query language that has the field; empty when both do
 * @param computed whether a JSONata expression may stand for the value
 */
@RecordBuilder
public record Field(
    String name,
    ValueType type,
    boolean required,
    Optional<QueryLanguage> language,
    boolean computed)
    implements FieldBuilder.With {

  static Field of(String name, ValueType type) {
    return new Field(name, type, false, Optional.empty(), false);
  }

  /** Returns the same field as one that can't be left out. */
  Field need() {
    return withRequired(true);
  }

  /** Returns the same field as one whose value JSONata can compute. */
  Field orComputed() {
    return withComputed(true);
  }

  /** Returns the same field as one of a single query language. */
  Field only(QueryLanguage one) {
    return withLanguage(Optional.of(one));
  }

  /** Returns whether states of a language have the field. */
  public boolean isOf(QueryLanguage other) {
    return language.isEmpty() || language.get() == other;
  }
}
