package dev.cumulusc.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A text that was read, under the name that the user knows it by.
 *
 * <p>Two source files are equal only when they are the same object: each file is read once.
 */
public final class SourceFile {
  private final String name;
  private final String text;
  private final List<Integer> lineStarts;

  private SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /**
   * Makes a source file.
   *
   * @param name the path as it is shown in messages, with forward slashes and relative to the
   *     folder that the user named
   * @param text the decoded text
   */
  public static SourceFile of(String name, String text) {
    return new SourceFile(name, text);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** Counts the lines; a text without a line break has one. */
  public int lineCount() {
    return lineStarts.size();
  }

  /**
   * Returns the text of a line without its line break.
   *
   * @param line the line's number, from 1; a number outside the file gives an empty text
   */
  public String line(int line) {
    if (line < 1 || line > lineStarts.size()) {
      return "";
    }
    int start = lineStarts.get(line - 1);
    int end = line == lineStarts.size() ? text.length() : lineStarts.get(line);
    while (end > start && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * Returns where a position is in the text.
   *
   * @param line from 1
   * @param column in code points, from 1
   * @return an index into {@link #text}; a position outside the file gives the nearest inside
   */
  public int offset(int line, int column) {
    if (line < 1) {
      return 0;
    }
    if (line > lineStarts.size()) {
      return text.length();
    }
    int start = lineStarts.get(line - 1);
    int end = start + line(line).length();
    int points = text.codePointCount(start, end);
    return text.offsetByCodePoints(start, Math.max(0, Math.min(column - 1, points)));
  }

  /** Returns the span between two indexes into {@link #text}; the end is exclusive. */
  public SourceSpan span(int start, int end) {
    int line = lineAt(start);
    int endLine = lineAt(end);
    return new SourceSpan(this, line, columnAt(line, start), endLine, columnAt(endLine, end));
  }

  /** Returns the empty span at the very start of the file. */
  public SourceSpan start() {
    return new SourceSpan(this, 1, 1, 1, 1);
  }

  @Override
  public String toString() {
    return name;
  }

  private int lineAt(int offset) {
    int found = Collections.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int columnAt(int line, int offset) {
    return text.codePointCount(lineStarts.get(line - 1), offset) + 1;
  }

  /** Finds where lines start: behind a line feed, or a carriage return that none follows. */
  private static List<Integer> lineStarts(String text) {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isBreak(c) && !pair) {
        starts.add(i + 1);
      }
    }
    return List.copyOf(starts);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
