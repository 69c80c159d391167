package dev.cumulusc.load;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as js-yaml 3 reads them and JSON writes them. */
final class IsoTimestamp {
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern DATE_AND_TIME =
      Pattern.compile(
          "(\\d{4})-(\\d\\d?)-(\\d\\d?)(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
              + "(?:[ \\t]*(?:Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?");
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private IsoTimestamp() {}

  /** Returns a date or time in UTC as {@code 2020-01-31T00:00:00.000Z}, if the text is one. */
  static Optional<String> of(String written) {
    if (written.length() < 8 || !Character.isDigit(written.charAt(0))) {
      return Optional.empty();
    }
    Matcher date = DATE.matcher(written);
    if (date.matches()) {
      return Optional.of(day(date).atStartOfDay().format(ISO));
    }
    Matcher time = DATE_AND_TIME.matcher(written);
    if (!time.matches()) {
      return Optional.empty();
    }
    LocalDateTime moment =
        day(time)
            .atTime(LocalTime.MIDNIGHT)
            .plusHours(number(time.group(4)))
            .plusMinutes(number(time.group(5)))
            .plusSeconds(number(time.group(6)))
            .plusNanos(milliseconds(time.group(7)) * 1_000_000L);
    if (time.group(8) != null) {
      int offset = number(time.group(9)) * 60 + number(time.group(10));
      moment = moment.minusMinutes(time.group(8).equals("-") ? -offset : offset);
    }
    return Optional.of(moment.format(ISO));
  }

  /**
   * Returns the day; a month or a day beyond the last runs over into the next, as in JavaScript.
   */
  private static LocalDate day(Matcher date) {
    int year = number(date.group(1));
    // JavaScript takes years below 100 for years of the 20th century.
    return LocalDate.of(year < 100 ? 1900 + year : year, 1, 1)
        .plusMonths(number(date.group(2)) - 1L)
        .plusDays(number(date.group(3)) - 1L);
  }

  private static int milliseconds(@Nullable String fraction) {
    return fraction == null || fraction.isEmpty() ? 0 : number((fraction + "00").substring(0, 3));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
