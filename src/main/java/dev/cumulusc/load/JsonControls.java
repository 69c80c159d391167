package dev.cumulusc.load;

import dev.cumulusc.source.SourceFile;
import java.util.regex.Pattern;

/**
 * The characters that a string of JSON may have as they are, and no YAML: U+007F to U+009F, U+FFFE
 * and U+FFFF. JSON is read as YAML here, so others stand in for them while it is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, 7</a>
 * @see <a href="https://yaml.org/spec/1.2.2/#51-character-set">YAML 1.2.2, 5.1</a>
 */
final class JsonControls {
  private static final Pattern YAML_NAME = Pattern.compile("(?i).*[.]ya?ml");

  /** Letters for private use, which have the codes of the controls and this on top. */
  private static final int SHIFT = 0xF600;

  private JsonControls() {}

  /** Returns whether such a character may be in a file: it is JSON, and not called otherwise. */
  static boolean mayBeIn(SourceFile file) {
    String text = file.text().stripLeading();
    return (text.startsWith("{") || text.startsWith("["))
        && !YAML_NAME.matcher(file.name()).matches();
  }

  /** Returns whether JSON may have a character that YAML may not. */
  static boolean isControl(char c) {
    return (c >= 0x7F && c <= 0x9F && c != 0x85) || c >= 0xFFFE;
  }

  /** Returns a text as long as it was, without such characters. */
  static String hidden(String text) {
    return text.chars().noneMatch(each -> isControl((char) each))
            || text.chars().anyMatch(each -> isStandIn((char) each))
        ? text
        : replaced(text, false);
  }

  /** Returns a text with what was hidden in it. */
  static String restored(String text) {
    return text.chars().anyMatch(each -> isStandIn((char) each)) ? replaced(text, true) : text;
  }

  private static boolean isStandIn(char c) {
    return c >= SHIFT && c <= SHIFT + 0xFF && isControl(original(c));
  }

  private static char original(char c) {
    int code = c - SHIFT;
    return (char) (code >= 0xFE ? 0xFF00 + code : code);
  }

  private static String replaced(String text, boolean back) {
    StringBuilder made = new StringBuilder(text);
    for (int i = 0; i < made.length(); i++) {
      char c = made.charAt(i);
      if (back && isStandIn(c)) {
        made.setCharAt(i, original(c));
      } else if (!back && isControl(c)) {
        made.setCharAt(i, (char) (SHIFT + (c & 0xFF)));
      }
    }
    return made.toString();
  }
}
