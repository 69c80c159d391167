package dev.cumulusc.emit;

import java.util.regex.Pattern;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Returns which texts have to stand in quotes to be read as texts.
 *
 * <p>Parsers differ: some take {@code yes} for a boolean, {@code 010} for eight, {@code 12:30} for
 * 750, {@code 1,000} for a thousand. A string that any of them could take for something else is
 * quoted. What quotes a string's characters need ({@code a: b}, {@code [a}) the emitter knows
 * itself.
 */
final class YamlQuoting extends StringQuotingChecker {
  private static final long serialVersionUID = 1L;

  /** Truth values and null in any spelling, the merge key and the default key. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?i:y|yes|n|no|on|off|true|false|null|~|[-+]?\\.(?:inf|nan))|<<|=|\\?.*|:.*");

  /** Whatever begins like a number or a date and holds nothing that neither can hold. */
  private static final Pattern NUMBER_OR_DATE =
      Pattern.compile("(?:[-+.]*[0-9]|[-+]?\\._)[-+.,:_ 0-9A-Fa-fOoXxTtZz]*");

  /** Characters that YAML 1.1 takes for line breaks, and such as are not to be seen. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff\\ud800-\\udfff]");

  /** The length of {@code false} and of {@code -.inf}. */
  private static final int MAX_WORD_LENGTH = 5;

  /** The first character of {@link #INVISIBLE}. */
  private static final char DELETE = '\u007f';

  @Override
  public boolean needToQuoteName(String name) {
    return needToQuoteValue(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return value.isEmpty()
        || (mayBeWord(value) && WORD.matcher(value).matches())
        || (mayBeNumber(value.charAt(0)) && NUMBER_OR_DATE.matcher(value).matches())
        || (!isAscii(value) && INVISIBLE.matcher(value).find());
  }

  // Nearly all texts of a template are neither, and the patterns take longer to find that out.

  private static boolean mayBeWord(String value) {
    char first = value.charAt(0);
    return value.length() <= MAX_WORD_LENGTH || first == '?' || first == ':';
  }

  private static boolean mayBeNumber(char first) {
    return first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9');
  }

  private static boolean isAscii(String value) {
    for (int at = 0; at < value.length(); at++) {
      if (value.charAt(at) >= DELETE) {
        return false;
      }
    }
    return true;
  }
}
