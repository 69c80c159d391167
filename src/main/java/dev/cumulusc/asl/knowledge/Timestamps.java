package dev.cumulusc.asl.knowledge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as Step Functions reads them: date, time and zone of RFC 3339, with a capital {@code
 * T} and {@code Z}.
 */
public final class Timestamps {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?"
              + "(?:Z|([+-])(\\d\\d):(\\d\\d))");

  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int NANO_DIGITS = 9;

  private Timestamps() {}

  /** Returns whether a string is a timestamp. */
  public static boolean isTimestamp(String text) {
    return parse(text).isPresent();
  }

  /**
   * Reads a timestamp, to the nanosecond. A leap second is the first second of the next minute.
   *
   * @return nothing where the string is no timestamp
   */
  public static Optional<Instant> parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()
        || number(parts, 4) >= 24
        || number(parts, 5) >= 60
        || number(parts, 6) > 60
        || number(parts, 9) >= 24
        || number(parts, 10) >= 60) {
      return Optional.empty();
    }
    try {
      long offset = (long) number(parts, 9) * HOUR + (long) number(parts, 10) * MINUTE;
      return Optional.of(
          LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3))
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC)
              .plusSeconds((long) number(parts, 4) * HOUR)
              .plusSeconds((long) number(parts, 5) * MINUTE)
              .plusSeconds(number(parts, 6))
              .plusSeconds("-".equals(parts.group(8)) ? offset : -offset)
              .plusNanos(nanos(parts.group(7))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a timestamp that an expression gives: the service takes more of those than of written
   * ones, namely each date and time of ISO 8601 with an offset, in small letters or without
   * seconds, too. That is measured (https://github.com/iwamot/sfnx).
   *
   * @return nothing where the string is no such timestamp
   */
  public static Optional<Instant> parseComputed(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null
        ? 0
        : Integer.parseInt((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
  }
}
