package dev.cumulusc.asl.shape;

import java.util.Optional;

/**
 * A field of a definition.
 *
 * @param language the one query language that has the field; empty when both do
 * @param computed whether a JSONata expression may stand for the value
 */
public record Field(
    String name,
    ValueType type,
    boolean required,
    Optional<QueryLanguage> language,
    boolean computed) {

  static Field of(String name, ValueType type) {
    return new Field(name, type, false, Optional.empty(), false);
  }

  /** Returns the same field as one that can't be left out. */
  Field need() {
    return new Field(name, type, true, language, computed);
  }

  /** Returns the same field as one whose value JSONata can compute. */
  Field orComputed() {
    return new Field(name, type, required, language, true);
  }

  /** Returns the same field as one of a single query language. */
  Field only(QueryLanguage one) {
    return new Field(name, type, required, Optional.of(one), computed);
  }

  /** Tells whether states of a language have the field. */
  public boolean isOf(QueryLanguage other) {
    return language.isEmpty() || language.get() == other;
  }
}
