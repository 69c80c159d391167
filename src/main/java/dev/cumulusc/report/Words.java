package dev.cumulusc.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers and their nouns. */
public final class Words {
  private static final int KILO = 1000;

  private static final List<String> UNITS = List.of("kB", "MB", "GB");

  private Words() {}

  /** Returns {@code 1 error} or {@code 2 errors}. */
  public static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural(noun));
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

  /**
   * Joins items by commas into lines.
   *
   * @param width how many characters a line has, unless a single item is longer
   */
  static List<String> wrap(List<String> items, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i < items.size() - 1 ? "," : "");
      if (line.length() > 0 && line.length() + 1 + item.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(item);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static String plural(String noun) {
    if (noun.endsWith("y") && !noun.endsWith("ey")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun.endsWith("s") ? noun + "es" : noun + "s";
  }
}
