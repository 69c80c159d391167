package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Units;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The reading of one value: where its faults are reported, and under which name.
 *
 * @param usage what the configuration's own texts read of it
 * @param base whether an origin is that of a base configuration, whose values the user did not
 *     choose
 * @param name the key that the value stands under; its origin is that of the key
 * @param description what the value is, if that is known
 * @param unknown the places of single values that nobody knows, which was reported
 * @param assumed what is taken to stand where a value can't be read
 */
@RecordBuilder
public record Reading(
    Diagnostics diagnostics,
    Usage usage,
    Predicate<Origin> base,
    Located<String> name,
    Optional<String> description,
    Set<SourceSpan> unknown,
    Assumed assumed)
    implements ReadingBuilder.With {

  /** Makes a reading of a value of which nothing says what it counts. */
  public Reading(
      Diagnostics diagnostics, Usage usage, Predicate<Origin> base, Located<String> name) {
    this(diagnostics, usage, base, name, Optional.empty(), Set.of(), Assumed.NOTHING);
  }

  /** Reports whether a value comes from a base configuration, and so was not chosen by the user. */
  public boolean isFromBase(Origin origin) {
    return base.test(origin);
  }

  /** Reads a value that is part of another; one that does not fit has no value. */
  <T> Optional<T> read(ValueType<T> type, Node value) {
    return assumed.read(type, value, Optional.empty(), this);
  }

  /** Returns whether a value is unknown; one that is read as a whole is so with each part of it. */
  boolean isUnknown(ValueType<?> type, Node value) {
    return !unknown.isEmpty()
        && (type.readsPartsAlone() ? unknown.contains(value.span()) : holdsUnknown(value));
  }

  /** Returns whether a value is unknown or does not fit. */
  boolean isRefused(ValueType<?> type, Node value) {
    Diagnostics found = new Diagnostics();
    return isUnknown(type, value)
        || type.read(value, withDiagnostics(found)).isEmpty() && found.hasErrors();
  }

  private boolean holdsUnknown(Node value) {
    if (value instanceof MappingNode mapping) {
      return mapping.entries().stream().anyMatch(entry -> holdsUnknown(entry.value()));
    }
    return value instanceof SequenceNode list
        ? list.items().stream().anyMatch(this::holdsUnknown)
        : unknown.contains(value.span());
  }

  /** Returns the reading of a list's item. */
  Reading item(int position, Node item) {
    return withName(new Located<>(name.value() + "[" + position + "]", item.origin()));
  }

  /** Returns the reading of a key's value. */
  Reading of(Key<?> key, Located<String> written) {
    return withName(written).withDescription(Optional.of(key.description()));
  }

  /** Returns what the value counts, if that is known. */
  Optional<String> unit() {
    return description.flatMap(Units::named);
  }

  /** Reports a value of the wrong type, with what to write instead, if that is known. */
  void wrongType(Node value, String expected, Optional<String> help) {
    diagnostics.report(
        Diagnostic.of(KeyRules.WRONG_TYPE, value.origin(), wrong(value, expected)).withHelp(help));
  }

  /** Reports a value of the wrong type. */
  public void wrongType(Node value, String expected) {
    wrongType(value, expected, Optional.empty());
  }

  private String wrong(Node value, String expected) {
    return "`" + name.value() + "` is " + value.describe() + ", but " + expected + " is expected.";
  }

  /**
   * Reports an empty value that counts as absent, unless a base configuration has it, or an unknown
   * variable has made it empty, which is reported already.
   */
  public void emptyValue(Node value) {
    absent(value, "empty");
  }

  /** Reports a number that counts as if it was not there, as in kes. */
  void zero(Node value) {
    absent(value, "0");
  }

  private void absent(Node value, String what) {
    boolean unknown =
        value.origin() instanceof Origin.Interpolated filled && filled.inputs().isEmpty();
    if (!unknown && !isFromBase(value.origin())) {
      diagnostics.report(
          KeyRules.EMPTY_VALUE,
          value.origin(),
          "`" + name.value() + "` is " + what + ", and counts as if it was not there.");
    }
  }
}
