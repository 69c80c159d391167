package dev.cumulusc.diagnostic;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts names and numbers into messages. */
public final class Words {
  private static final int SHOWN = 6;

  private static final int KILO = 1000;

  private static final int DIGITS_IN_GROUP = 3;

  private static final int PER_SECOND = 100;

  private static final List<String> UNITS = List.of("kB", "MB", "GB");

  /** An end that becomes {@code ies}: that of {@code retry}, but not that of {@code day}. */
  private static final Pattern CONSONANT_Y = Pattern.compile("[^aeiou]y$");

  private static final Pattern SIBILANT = Pattern.compile("(?:s|x|z|ch|sh)$");

  private static final Pattern END = Pattern.compile("[.!?]\\)?$");

  private Words() {}

  /** Returns a name in back-quotes. */
  public static String quote(String name) {
    return "`" + name + "`";
  }

  /** Returns the words with a capital letter at their start. */
  public static String start(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Returns words as a sentence: with a full stop at their end, unless there is a sign already. */
  public static String sentence(String words) {
    String stripped = words.strip();
    return END.matcher(stripped).find() ? stripped : stripped + ".";
  }

  /** Returns the start of a string, if it has more characters than may be shown. */
  public static String shortened(String text, int max) {
    return text.length() <= max
        ? text
        : text.substring(0, max) + "... (" + count(text.length(), "character") + ")";
  }

  /** Returns names as an enumeration, sorted: "`a`, `b` and `c`"; long ones are cut. */
  public static String all(Collection<String> names) {
    return join(names, "and");
  }

  /** Returns names as a choice, sorted: "`a`, `b` or `c`"; long ones are cut. */
  public static String any(Collection<String> names) {
    return join(names, "or");
  }

  /** Returns what somebody probably meant, of names that all start with the same words. */
  public static Optional<String> nearest(String name, String prefix, Collection<String> names) {
    String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return Suggestions.nearest(
            rest, names.stream().map(each -> each.substring(prefix.length())).toList())
        .map(near -> prefix + near);
  }

  /**
   * Returns a number with commas between thousands. The first number that Java itself formats takes
   * it 10 ms, since it looks for what the user's language is then.
   */
  public static String number(long number) {
    StringBuilder digits = new StringBuilder().append(number);
    int start = number < 0 ? 1 : 0;
    for (int at = digits.length() - DIGITS_IN_GROUP; at > start; at -= DIGITS_IN_GROUP) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }

  /** Returns a time in seconds, with two digits after the point: {@code 1.25 s}. */
  public static String seconds(Duration time) {
    long hundredths = Math.round(time.toMillis() / 10.0);
    long rest = hundredths % PER_SECOND;
    return hundredths / PER_SECOND + (rest < 10 ? ".0" : ".") + rest + " s";
  }

  /** Returns {@code 1 error} or {@code 2 errors}. */
  public static String count(long number, String noun) {
    return number(number) + " " + (number == 1 ? noun : plural(noun));
  }

  /** Returns {@code 1 second}, {@code 1.5 seconds} or {@code 2 seconds}. */
  public static String count(BigDecimal number, String noun) {
    boolean one = number.compareTo(BigDecimal.ONE) == 0;
    return number.toPlainString() + " " + (one ? noun : plural(noun));
  }

  /** Returns {@code 1 byte}, {@code 830 bytes}, {@code 12.4 kB} or {@code 3.0 MB}. */
  public static String size(long bytes) {
    if (bytes < KILO) {
      return count(bytes, "byte");
    }
    double size = bytes / (double) KILO;
    int unit = 0;
    while (size >= KILO - 0.05 && unit < UNITS.size() - 1) {
      size /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
  }

  private static String plural(String noun) {
    if (CONSONANT_Y.matcher(noun).find()) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return SIBILANT.matcher(noun).find() ? noun + "es" : noun + "s";
  }

  private static String join(Collection<String> names, String conjunction) {
    List<String> quoted = names.stream().sorted().distinct().map(Words::quote).toList();
    if (quoted.size() > SHOWN) {
      return String.join(", ", quoted.subList(0, SHOWN - 1))
          + " and "
          + (quoted.size() - SHOWN + 1)
          + " more";
    }
    if (quoted.size() < 2) {
      return String.join("", quoted);
    }
    return String.join(", ", quoted.subList(0, quoted.size() - 1))
        + " "
        + conjunction
        + " "
        + quoted.get(quoted.size() - 1);
  }
}
