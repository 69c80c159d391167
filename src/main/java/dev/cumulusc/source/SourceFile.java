package dev.cumulusc.source;

import java.util.ArrayList;
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
    int end = line == lineStarts.size() ? text.length() : lineStarts.get(line) - 1;
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  /** Returns the empty span at the very start of the file. */
  public SourceSpan start() {
    return new SourceSpan(this, 1, 1, 1, 1);
  }

  @Override
  public String toString() {
    return name;
  }

  private static List<Integer> lineStarts(String text) {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      starts.add(i + 1);
    }
    return List.copyOf(starts);
  }
}
