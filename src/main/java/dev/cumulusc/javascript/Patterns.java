package dev.cumulusc.javascript;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Finds what the patterns of regular expressions need of their Node.js. */
final class Patterns {
  private Patterns() {}

  /**
   * Returns the syntax that a pattern has.
   *
   * @param from where it begins in the text, behind the slash
   * @param to where the slash stands that ends it
   * @param flags the letters behind that slash
   */
  static Set<Syntax> syntax(String text, int from, int to, String flags) {
    Set<Syntax> found = EnumSet.noneOf(Syntax.class);
    boolean unicode = flags.indexOf('u') >= 0;
    boolean inClass = false;
    Set<String> names = new HashSet<>();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        boolean property = text.startsWith("p{", i) || text.startsWith("P{", i);
        if (unicode && property) {
          found.add(Syntax.REGEX_PROPERTY);
        }
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (!inClass && isNamedGroup(text, i)) {
        found.add(Syntax.REGEX_GROUP);
        int end = text.indexOf('>', i);
        if (end > 0 && end < to && !names.add(text.substring(i, end))) {
          found.add(Syntax.REGEX_DUPLICATE_GROUP);
        }
      } else if (!inClass && isModified(text, i)) {
        found.add(Syntax.REGEX_MODIFIERS);
      }
    }
    return found;
  }

  /** Whether a group sets or removes flags for what is in it: {@code (?i:...)}. */
  private static boolean isModified(String text, int at) {
    if (!text.startsWith("(?", at)) {
      return false;
    }
    int end = at + 2;
    while (end < text.length() && "ims-".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end > at + 2 && text.startsWith(":", end);
  }

  /** What looks behind begins alike: {@code (?<=} and {@code (?<!}. */
  private static boolean isNamedGroup(String text, int at) {
    return text.startsWith("(?<", at)
        && !text.startsWith("(?<=", at)
        && !text.startsWith("(?<!", at);
  }
}
