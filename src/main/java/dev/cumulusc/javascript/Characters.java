package dev.cumulusc.javascript;

/** Which characters are what in JavaScript. */
final class Characters {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int ASCII = 0x80;

  private Characters() {}

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || isSeparator(c);
  }

  /** Whether a character ends a line, but may stand in a string. */
  static boolean isSeparator(char c) {
    return c == '\u2028' || c == '\u2029';
  }

  /** Whether a character is white space that ends no line. */
  static boolean isSpace(char c) {
    return c == ' '
        || c == '\t'
        || c == '\u000B'
        || c == '\f'
        || c == BYTE_ORDER_MARK
        || (c >= ASCII && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  static boolean isNameStart(int c) {
    if (c < ASCII) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$' || c == '_';
    }
    return Character.isUnicodeIdentifierStart(c);
  }

  static boolean isNamePart(int c) {
    if (c < ASCII) {
      return isNameStart(c) || isDigit(c);
    }
    return Character.isUnicodeIdentifierPart(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
