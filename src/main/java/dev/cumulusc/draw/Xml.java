package dev.cumulusc.draw;

/** Text as XML and HTML have it. */
public final class Xml {
  private Xml() {}

  /** Returns a text so that no character of it is markup, in an element or in an attribute. */
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
                default -> escaped.appendCodePoint(isCharacter(point) ? point : 0xfffd);
              }
            });
    return escaped.toString();
  }

  /** Returns whether XML has a place for a code point at all. */
  private static boolean isCharacter(int point) {
    return point == '\t'
        || point == '\n'
        || point >= ' '
            && !(point >= 0x7f && point < 0xa0)
            && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
            && (point & 0xfffe) != 0xfffe;
  }
}
