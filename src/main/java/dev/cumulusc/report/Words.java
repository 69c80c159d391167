package dev.cumulusc.report;

import java.util.Locale;

/** Numbers and their nouns. */
final class Words {
  private Words() {}

  /** Returns {@code 1 error} or {@code 2 errors}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    if (noun.endsWith("y") && !noun.endsWith("ey")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun.endsWith("s") ? noun + "es" : noun + "s";
  }
}
