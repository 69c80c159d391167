package dev.cumulusc.rehearse.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Points in time as the service writes them. */
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
}
