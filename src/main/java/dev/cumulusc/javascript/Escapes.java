package dev.cumulusc.javascript;

/** Escapes in strings and names. */
final class Escapes {
  private static final int HEXADECIMAL = 16;

  private Escapes() {}

  /**
   * What an escape says.
   *
   * @param end where the text goes on behind it
   */
  record Escape(String value, int end) {}

  /** Reads the escape whose backslash stands before an index. */
  static Escape at(String text, int index) {
    if (index >= text.length()) {
      throw new SyntaxException(index, "ends within an escape");
    }
    char c = text.charAt(index);
    return switch (c) {
      case 'n' -> new Escape("\n", index + 1);
      case 't' -> new Escape("\t", index + 1);
      case 'r' -> new Escape("\r", index + 1);
      case 'b' -> new Escape("\b", index + 1);
      case 'f' -> new Escape("\f", index + 1);
      case 'v' -> new Escape("\u000B", index + 1);
      case '\r' -> new Escape("", text.startsWith("\r\n", index) ? index + 2 : index + 1);
      case '\n', '\u2028', '\u2029' -> new Escape("", index + 1);
      case 'x' -> hexadecimal(text, index + 1, index + 3);
      case 'u' -> unicode(text, index + 1);
      default -> {
        int end = index + Character.charCount(text.codePointAt(index));
        yield new Escape(text.substring(index, end), end);
      }
    };
  }

  private static Escape unicode(String text, int index) {
    if (!text.startsWith("{", index)) {
      return hexadecimal(text, index, index + 4);
    }
    int close = text.indexOf('}', index);
    if (close < 0) {
      throw new SyntaxException(index, "ends within an escape");
    }
    return new Escape(hexadecimal(text, index + 1, close).value(), close + 1);
  }

  private static Escape hexadecimal(String text, int from, int to) {
    if (to > text.length()) {
      throw new SyntaxException(from, "ends within an escape");
    }
    int codePoint = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), HEXADECIMAL);
      if (digit < 0 || codePoint > Character.MAX_CODE_POINT) {
        throw new SyntaxException(i, "has an escape that is none");
      }
      codePoint = codePoint * HEXADECIMAL + digit;
    }
    if (to == from || codePoint > Character.MAX_CODE_POINT) {
      throw new SyntaxException(from, "has an escape that is none");
    }
    return new Escape(Character.toString(codePoint), to);
  }
}
