package dev.cumulusc.model;

import java.util.Map;

/**
 * Texts that bring their own quotes, as in {@code '"30"'}.
 *
 * <p>kes writes a string into its template without quotes, where {@code 30} turns into a number.
 * Its users therefore write the quotes into the text, and mean what stands between them.
 */
final class QuotedText {
  private static final Map<Character, Character> ESCAPES =
      Map.of('n', '\n', 't', '\t', 'r', '\r', '0', '\0', '"', '"', '\\', '\\', '/', '/', ' ', ' ');

  private QuotedText() {}

  /**
   * Returns what stands between the quotes of a string that is one YAML scalar in quotes, and any
   * other text as it is.
   */
  static String unquote(String text) {
    int last = text.length() - 1;
    if (last < 1 || text.charAt(0) != text.charAt(last)) {
      return text;
    }
    return switch (text.charAt(0)) {
      case '"' -> inDoubleQuotes(text);
      case '\'' -> inSingleQuotes(text);
      default -> text;
    };
  }

  private static String inSingleQuotes(String text) {
    String inner = text.substring(1, text.length() - 1);
    return inner.replace("''", "").contains("'") ? text : inner.replace("''", "'");
  }

  private static String inDoubleQuotes(String text) {
    StringBuilder inner = new StringBuilder();
    int last = text.length() - 1;
    for (int i = 1; i < last; i++) {
      char here = text.charAt(i);
      if (here == '\\') {
        i++;
        Character escaped = ESCAPES.get(text.charAt(i));
        if (i == last || escaped == null) {
          return text;
        }
        inner.append(escaped.charValue());
      } else if (here == '"') {
        return text;
      } else {
        inner.append(here);
      }
    }
    return inner.toString();
  }
}
