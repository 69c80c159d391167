package dev.cumulusc.report;

import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.source.SourceFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items of a secret's list that stand on lines of their own, below the secret's name. */
final class SecretItems {
  /** The line of an item that is a single value, in YAML or JSON. */
  private static final Pattern ITEM =
      Pattern.compile(
          "(?<before>\\s*(?:- +)+)(?<value>(?!['\"]?[\\w.$-]+['\"]?\\s*:(?:\\s|$))[^\\s\\[{&*!|>].*)"
              + "|(?<indent>\\s+)(?<text>\"[^\"]*\",?\\s*)");

  /** A line that begins with a key. */
  private static final Pattern KEY =
      Pattern.compile("(?<indent>[\\s-]*)['\"]?(?<key>[\\w.$-]+)['\"]?\\s*:(?:\\s.*)?");

  /** Nothing is nested so that its keys are further away; excerpts are to be made fast. */
  private static final int MAX_LINES = 2_000;

  private SecretItems() {}

  /** Returns whether a line is an item below a secret's name. */
  static boolean isOne(SourceFile file, int line) {
    String text = file.line(line);
    if (!ITEM.matcher(text).matches()) {
      return false;
    }
    Deque<String> keys = new ArrayDeque<>();
    int indent = text.indexOf(text.strip());
    boolean inList = text.strip().startsWith("-");
    for (int i = line - 1; i > 0 && line - i <= MAX_LINES; i--) {
      Matcher key = KEY.matcher(file.line(i));
      if (key.matches()) {
        int column = key.end("indent");
        // A list in YAML may stand right below its key.
        if (column < indent || (inList && column == indent && !key.group("indent").contains("-"))) {
          keys.push(key.group("key"));
          indent = column;
          inList = false;
        }
      }
    }
    SecretPlace place = SecretPlace.CONFIGURATION;
    for (String key : keys) {
      place = place.with(key);
    }
    return place.hides(text.strip().replaceFirst("^(?:- +)+", ""));
  }

  /** Returns the line with asterisks in its value's place. */
  static String masked(String line) {
    Matcher item = ITEM.matcher(line);
    if (!item.matches()) {
      return line.replaceAll("\\S", "*");
    }
    int start = item.end(item.group("before") != null ? "before" : "indent");
    String value = line.substring(start);
    return line.substring(0, start) + "*".repeat(value.codePointCount(0, value.length()));
  }
}
