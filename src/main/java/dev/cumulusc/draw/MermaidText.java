package dev.cumulusc.draw;

import dev.cumulusc.source.Printable;
import java.util.regex.Pattern;

/**
 * Texts in the labels of Mermaid. Up to version 11.4, Mermaid reads labels as Markdown after it has
 * replaced the numbers of characters by the characters, and all versions look for icons and
 * formulas then: a state named {@code 1. Fetch} would be drawn as "Unsupported markdown: list". So
 * what begins such markup is kept apart from the rest by characters without a width.
 *
 * @see <a href="https://github.com/mermaid-js/mermaid/issues/5824">mermaid-js/mermaid#5824</a>
 */
final class MermaidText {
  private static final String PLAIN = " .,_()/=-:+'?!";

  /** U+2060, the word joiner, which is neither a space nor a punctuation mark. */
  private static final String JOINER = "\u2060";

  /** U+FEFF, which has no width either, but is a space in JavaScript. */
  private static final String SPACE = "\ufeff";

  /** U+02CB looks like a backtick; the one of ASCII makes code whatever is around it. */
  private static final String BACKTICK = "\u02cb";

  /** Lists, headings and rules; links; icons; formulas; escapes; emphasis by underscores. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "^\\s*(?:\\d{1,9}(?=[.)])|[-+#=>])"
              + "|:(?=//|fa-)|www(?=\\.)|@|](?=[(:\\[])"
              + "|\\$(?=\\$)|\\\\|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

  /** Emphasis by other characters, which none is that stands between spaces. */
  private static final Pattern EMPHASIS = Pattern.compile("[*~]");

  private MermaidText() {}

  /** Returns a string so that a label shows it as it is; it takes one line. */
  static String escaped(String text) {
    String apart = MARKUP.matcher(Printable.line(text)).replaceAll("$0" + JOINER);
    String plain = EMPHASIS.matcher(apart).replaceAll(SPACE + "$0" + SPACE).replace("`", BACKTICK);
    StringBuilder safe = new StringBuilder();
    plain.codePoints().forEach(point -> append(point, safe));
    return safe.toString();
  }

  /** Everything that the flowchart's own syntax or HTML could take for its own is a number. */
  private static void append(int point, StringBuilder safe) {
    if (point > 0x7f || Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0) {
      safe.appendCodePoint(point);
    } else {
      safe.append('#').append(point).append(';');
    }
  }
}
