package dev.cumulusc.rehearse.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Points in time as the service writes and reads them. */
public final class Timestamps {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** Writes a point in time in UTC, to the millisecond. */
  public static String text(Instant time) {
    return MILLISECONDS.format(time);
  }

  /**
   * Writes a point in time in UTC as the context object has it: whole seconds without a fraction.
   */
  public static String shortest(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Reads a timestamp as RFC 3339 has them, with a capital {@code T} and {@code Z}. */
  public static Optional<Instant> parse(String text) {
    if (text.indexOf('T') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
