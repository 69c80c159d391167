package dev.cumulusc.draw;

import dev.cumulusc.source.Printable;

/** Text as XML and HTML have it. */
public final class Xml {
  private Xml() {}

  /**
   * Returns a string so that no character of it is markup, in an element or in an attribute; what
   * XML has no place for, or changes the direction of reading, is shown as an escape.
   */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\t', '\n' -> escaped.appendCodePoint(point);
                default -> escaped.append(Printable.of(Character.toString(point)));
              }
            });
    return escaped.toString();
  }
}
