package dev.cumulusc.asl.knowledge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps as Step Functions reads them: date, time and zone of RFC 3339. */
public final class Timestamps {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d+)?"
              + "(?:Z|[+-](\\d\\d):(\\d\\d))");

  private Timestamps() {}

  /** Returns whether a string is a timestamp. */
  public static boolean isTimestamp(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    } catch (DateTimeException e) {
      return false;
    }
    return number(parts, 4) < 24
        && number(parts, 5) < 60
        && number(parts, 6) <= 60
        && number(parts, 7) < 24
        && number(parts, 8) < 60;
  }

  private static int number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
