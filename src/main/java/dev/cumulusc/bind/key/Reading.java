package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.Node;
import java.util.function.Predicate;

/**
 * The reading of one value: where its faults are reported, and under which name.
 *
 * @param usage what the configuration's own texts read of it
 * @param base whether an origin is that of a base configuration, whose values the user did not
 *     choose
 * @param name the key that the value stands under; its origin is that of the key
 */
public record Reading(
    Diagnostics diagnostics, Usage usage, Predicate<Origin> base, Located<String> name) {

  /** Reports whether a value comes from a base configuration, and so was not chosen by the user. */
  public boolean isFromBase(Origin origin) {
    return base.test(origin);
  }

  /** Returns the reading of a list's item. */
  Reading item(int position, Node item) {
    return named(new Located<>(name.value() + "[" + position + "]", item.origin()));
  }

  /** Returns the reading of a value under another name. */
  public Reading named(Located<String> other) {
    return new Reading(diagnostics, usage, base, other);
  }

  /** Reports a value of the wrong type, with what to write instead. */
  void wrongType(Node value, String expected, String help) {
    diagnostics.report(KeyRules.WRONG_TYPE, value.origin(), wrong(value, expected), help);
  }

  /** Reports a value of the wrong type. */
  public void wrongType(Node value, String expected) {
    diagnostics.report(KeyRules.WRONG_TYPE, value.origin(), wrong(value, expected));
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
