package dev.cumulusc.rules.limit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A field of a cron expression, with the values that EventBridge takes for it. */
enum CronField {
  MINUTES("minutes", 0, 59, List.of()),
  HOURS("hours", 0, 23, List.of()),
  DAY_OF_MONTH("day of the month", 1, 31, List.of()),
  MONTH(
      "month",
      1,
      12,
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  DAY_OF_WEEK("day of the week", 1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")),
  YEAR("year", 1970, 2199, List.of());

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final String label;
  private final int least;
  private final int most;
  private final List<String> names;

  CronField(String label, int least, int most, List<String> names) {
    this.label = label;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  String label() {
    return label;
  }

  /** Returns the largest number that the field takes. */
  int most() {
    return most;
  }

  /** Returns whether this is a number or a name that the field takes. */
  boolean takes(String value) {
    return names.contains(value.toUpperCase(Locale.ROOT)) || isNumber(value, least, most);
  }

  /** Returns what the field takes: {@code 1 to 12 or JAN to DEC}. */
  String range() {
    String numbers = "`" + least + "` to `" + most + "`";
    return names.isEmpty()
        ? numbers
        : numbers + " or `" + names.get(0) + "` to `" + names.get(names.size() - 1) + "`";
  }

  /** Returns whether this is a number without a sign between two others, inclusive. */
  static boolean isNumber(String text, int least, int most) {
    if (!NUMBER.matcher(text).matches()) {
      return false;
    }
    int number = Integer.parseInt(text);
    return least <= number && number <= most;
  }
}
