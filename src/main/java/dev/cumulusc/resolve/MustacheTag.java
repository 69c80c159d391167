package dev.cumulusc.resolve;

/**
 * A pair of double braces in a string, and what is between them.
 *
 * @param kind what the braces do
 * @param name what they name
 * @param start the position of the first brace
 * @param end the position behind the last brace
 */
record MustacheTag(Kind kind, String name, int start, int end) {
  /** What double braces do. */
  enum Kind {
    VALUE,
    SECTION,
    INVERTED,
    END,
    COMMENT
  }
}
