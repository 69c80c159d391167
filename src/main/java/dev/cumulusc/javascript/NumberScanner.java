package dev.cumulusc.javascript;

import java.util.EnumSet;
import java.util.Set;

/** Finds the end of a number, and what its syntax needs. */
final class NumberScanner {
  private final String text;
  private final Set<Syntax> syntax = EnumSet.noneOf(Syntax.class);
  private int next;

  /** Reads the number that begins at an index. */
  NumberScanner(String text, int from) {
    this.text = text;
    this.next = from;
    scan();
    if (at('n')) {
      next++;
      syntax.add(Syntax.BIG_INTEGER);
    }
    if (next < text.length() && Characters.isNamePart(text.charAt(next))) {
      throw new SyntaxException(next, "has a name right behind a number");
    }
  }

  int end() {
    return next;
  }

  Set<Syntax> syntax() {
    return syntax;
  }

  private void scan() {
    if (at('0') && next + 1 < text.length()) {
      int radix =
          switch (text.charAt(next + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
          };
      if (radix > 0) {
        next += 2;
        digits(radix);
        return;
      }
    }
    digits(10);
    if (at('.')) {
      next++;
      digits(10);
    }
    if (at('e') || at('E')) {
      next++;
      if (at('+') || at('-')) {
        next++;
      }
      digits(10);
    }
  }

  private void digits(int radix) {
    while (next < text.length()) {
      char c = text.charAt(next);
      if (c == '_') {
        syntax.add(Syntax.NUMERIC_SEPARATOR);
      } else if (Character.digit(c, radix) < 0) {
        return;
      }
      next++;
    }
  }

  private boolean at(char c) {
    return next < text.length() && text.charAt(next) == c;
  }
}
