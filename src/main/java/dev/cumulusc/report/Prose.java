package dev.cumulusc.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sentences for a terminal, whose lines end between words and not within them. */
public final class Prose {
  private static final Pattern STYLE = Pattern.compile("\u001b\\[[0-9;]*m");

  /** A line of a file below a finding, or the carets under it, which stay below each other. */
  private static final Pattern EXCERPT = Pattern.compile("\\s*\\d*\\s+\\| .*");

  private static final String INDENT = "  ";

  private Prose() {}

  /**
   * Breaks lines at blanks; what follows is indented more than the line. What stands in backticks
   * stays whole, since commands are copied.
   *
   * @param width how many columns a line has; 0 for any number
   */
  public static String wrap(String text, int width) {
    if (width <= 0) {
      return text;
    }
    StringBuilder wrapped = new StringBuilder(text.length() + 16);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end);
      wrapped.append(fits(line, width) ? line : broken(line, width));
      if (end < 0) {
        break;
      }
      wrapped.append('\n');
      start = end + 1;
    }
    return wrapped.toString();
  }

  private static boolean fits(String line, int width) {
    return Columns.of(line) <= width
        || EXCERPT.matcher(STYLE.matcher(line).replaceAll("")).matches();
  }

  private static String broken(String line, int width) {
    String indent = " ".repeat(indent(line)) + INDENT;
    StringBuilder all = new StringBuilder();
    StringBuilder current = new StringBuilder();
    for (String word : words(line)) {
      boolean isFirst = current.toString().isBlank();
      if (!isFirst && Columns.of(current.toString()) + Columns.of(word) > width) {
        all.append(current.toString().stripTrailing()).append('\n');
        current.setLength(0);
        current.append(indent).append(word.stripLeading());
      } else {
        current.append(word);
      }
    }
    return all.append(current).toString();
  }

  /** Returns the words of a line, each with the blanks before it. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isCode = false;
    for (int i = 0; i < line.length(); i++) {
      char each = line.charAt(i);
      if (each == ' ' && !isCode && !word.toString().isBlank()) {
        words.add(word.toString());
        word.setLength(0);
      }
      isCode ^= each == '`' && (isCode || line.indexOf('`', i + 1) > 0);
      word.append(each);
    }
    words.add(word.toString());
    return words;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
