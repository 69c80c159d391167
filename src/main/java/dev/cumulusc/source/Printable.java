package dev.cumulusc.source;

import java.util.Locale;

/**
 * Strings of users' files and of services as they may be printed: a terminal obeys control
 * characters, and a line break or a change of the reading direction can forge a line of a report.
 */
public final class Printable {
  private Printable() {}

  /** Returns a string whose control and direction characters are shown as escapes. */
  public static String of(String text) {
    return text.codePoints().anyMatch(Printable::isHidden) ? escaped(text) : text;
  }

  /**
   * Returns a string as one line of a picture or table: spaces for control characters, line breaks
   * among them, and escapes for what else is hidden.
   */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(each -> Character.isISOControl(each) ? ' ' : each)
        .forEach(line::appendCodePoint);
    return of(line.toString());
  }

  /** Returns lines whose control and direction characters are shown as escapes. */
  public static String lines(String text) {
    if (text.indexOf('\n') < 0) {
      return of(text);
    }
    StringBuilder lines = new StringBuilder(text.length());
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.append(of(text.substring(start, end))).append('\n');
      start = end + 1;
    }
    return lines.append(of(text.substring(start))).toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (isHidden(point)) {
                escaped.append(escape(point));
              } else {
                escaped.appendCodePoint(point);
              }
            });
    return escaped.toString();
  }

  private static String escape(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, point < 0x100 ? "\\x%02x" : "\\u%04x", point);
    };
  }

  /** Control characters, line separators, lone surrogates, and what changes the direction. */
  private static boolean isHidden(int point) {
    return Character.isISOControl(point)
        || (point >= 0x2028 && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0x200e
        || point == 0x200f
        || point == 0x061c
        || point == 0xfeff
        || (point >= 0xd800 && point <= 0xdfff)
        || point == 0xfffe
        || point == 0xffff;
  }
}
