package dev.cumulusc.diagnostic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers with their units, where a number in a given unit is expected: {@code 2GB} of memory. */
public final class Units {
  private static final Pattern WITH_UNIT =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([A-Za-z]+)");
  private static final Pattern WITH_SIGN = Pattern.compile("(\\d{1,9})[^\\w.]+");

  /** Spellings of units, and how many of the smallest unit of their kind they are. */
  private static final List<Map<String, Integer>> KINDS =
      List.of(
          Map.ofEntries(
              Map.entry("s", 1),
              Map.entry("sec", 1),
              Map.entry("second", 1),
              Map.entry("m", 60),
              Map.entry("min", 60),
              Map.entry("minute", 60),
              Map.entry("h", 3600),
              Map.entry("hour", 3600),
              Map.entry("d", 86_400),
              Map.entry("day", 86_400)),
          Map.of("m", 1, "mb", 1, "mib", 1, "g", 1024, "gb", 1024, "gib", 1024));

  /** How descriptions of keys name the unit. */
  private static final Pattern NAMED =
      Pattern.compile("\\bin (seconds|minutes|hours|days|MB|MiB|GB|GiB|percent)\\b");

  private Units() {}

  /** Returns the unit that a description of a value names. */
  public static Optional<String> named(String description) {
    Matcher named = NAMED.matcher(description);
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }

  /**
   * Returns what to write instead of a string that is no number.
   *
   * @param unit what the number counts, if that is known: {@code seconds}
   */
  public static Optional<String> advice(String text, Optional<String> unit) {
    Matcher sign = WITH_SIGN.matcher(text.strip());
    if (sign.matches()) {
      return Optional.of("Write `" + sign.group(1) + "`.");
    }
    Matcher written = WITH_UNIT.matcher(text.strip());
    if (unit.isEmpty()) {
      return Optional.of(
          written.matches()
              ? "Write the number alone, without its unit."
              : "Write a number, in digits.");
    }
    String counted = unit.get();
    return Optional.of(
        Optional.of(written)
            .filter(Matcher::matches)
            .flatMap(match -> converted(match.group(1), match.group(2), counted))
            .map(number -> "Write `" + number + "`, the number in " + counted + ".")
            .orElse("Write a number alone, in " + counted + "."));
  }

  /** Returns how many of one unit a number of another one is, if that is a whole number. */
  private static Optional<String> converted(String number, String from, String to) {
    for (Map<String, Integer> kind : KINDS) {
      @Nullable Integer written = kind.get(plain(from));
      @Nullable Integer counted = kind.get(plain(to));
      if (written != null && counted != null) {
        BigDecimal smallest = new BigDecimal(number).multiply(BigDecimal.valueOf(written));
        BigDecimal[] parts = smallest.divideAndRemainder(BigDecimal.valueOf(counted));
        return parts[1].signum() == 0
            ? Optional.of(parts[0].toBigInteger().toString())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String plain(String unit) {
    String lower = unit.toLowerCase(Locale.ROOT);
    boolean isPlural = lower.length() > 3 && lower.endsWith("s");
    return isPlural ? lower.substring(0, lower.length() - 1) : lower;
  }
}
