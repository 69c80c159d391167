package dev.cumulusc.javascript;

/**
 * A module that a program asks for by a name that is written there.
 *
 * @param module {@code ./x}, {@code aws-sdk}, ...
 * @param offset where it stands in the program's text
 * @param kind how it asks
 * @param atLoad whether it asks as soon as the program is loaded; otherwise within a function
 * @param guarded whether it stands in a {@code try}, so that the module may be missing
 * @param conditional whether it stands where it may be left out: in an {@code if}, behind a {@code
 *     &&} and so on
 */
public record Request(
    String module, int offset, Kind kind, boolean atLoad, boolean guarded, boolean conditional) {
  /**
   * Whether a program with it loads the module as soon as it is loaded itself, in any case, and
   * fails if it can't.
   */
  public boolean isCertain() {
    return atLoad && !guarded && !conditional && kind != Kind.DYNAMIC_IMPORT;
  }

  /** How a program asks for a module. */
  public enum Kind {
    REQUIRE,
    /** An {@code import} or an {@code export ... from} at the top of a module. */
    IMPORT,
    /** {@code import()}. */
    DYNAMIC_IMPORT
  }
}
