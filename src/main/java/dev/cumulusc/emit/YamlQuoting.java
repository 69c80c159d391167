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

  @Override
  public boolean needToQuoteName(String name) {
    return needToQuoteValue(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return value.isEmpty()
        || WORD.matcher(value).matches()
        || NUMBER_OR_DATE.matcher(value).matches()
        || INVISIBLE.matcher(value).find();
  }
}
