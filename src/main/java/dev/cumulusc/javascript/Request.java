package dev.cumulusc.javascript;

/**
 * A module that a program asks for by a name that is written there.
 *
 * @param module {@code ./x}, {@code aws-sdk}, ...
 * @param offset where it stands in the program's text
 * @param kind how it asks
 * @param atLoad whether it asks as soon as the program is loaded; otherwise within a function
 * @param guarded whether it stands in a {@code try}, so that the module may be missing
 */
public record Request(String module, int offset, Kind kind, boolean atLoad, boolean guarded) {
  /** How a program asks for a module. */
  public enum Kind {
    REQUIRE,
    /** An {@code import} or an {@code export ... from} at the top of a module. */
    IMPORT,
    /** {@code import()}. */
    DYNAMIC_IMPORT
  }
}
