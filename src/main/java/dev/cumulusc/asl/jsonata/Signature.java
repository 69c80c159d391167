package dev.cumulusc.asl.jsonata;

import dev.cumulusc.asl.text.SyntaxException;

/** Reads the signature of a function, such as {@code <a<n>s?:b>}. */
final class Signature {
  private static final String SIMPLE = "snblojx";

  /** The types that can name a type of what they hold: arrays and functions. */
  private static final String PARAMETERIZED = "af";

  private final String text;
  private final int offset;

  /** The type before the place that is looked at; 0 where there is none, or a choice of types. */
  private char last;

  private Signature(String text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  /**
   * Throws a {@link SyntaxException} if a signature can't be one. As in the reference
   * implementation, the type of the result is not looked at, nor is what has no meaning.
   *
   * @param text the signature with the signs around it, without blanks
   * @param offset where it starts
   */
  static void check(String text, int offset) {
    new Signature(text, offset).check();
  }

  private void check() {
    int at = 1;
    while (at < text.length() && text.charAt(at) != ':') {
      char symbol = text.charAt(at);
      if (symbol == '(') {
        int end = close(at, '(', ')');
        if (text.substring(at, end).indexOf('<') >= 0) {
          throw new SyntaxException(
              offset, "has a signature in which a choice of types holds a type in `<>`");
        }
        last = 0;
        at = end;
      } else if (symbol == '<') {
        if (PARAMETERIZED.indexOf(last) < 0 || last == 0) {
          throw new SyntaxException(
              offset, "has a signature in which `<` follows neither `a` nor `f`");
        }
        at = close(at, '<', '>');
      } else if (SIMPLE.indexOf(symbol) >= 0 || PARAMETERIZED.indexOf(symbol) >= 0) {
        last = symbol;
      }
      at++;
    }
  }

  private int close(int open, char opening, char closing) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      if (text.charAt(at) == opening) {
        depth++;
      } else if (text.charAt(at) == closing) {
        depth--;
        if (depth == 0) {
          return at;
        }
      }
    }
    return text.length();
  }
}
