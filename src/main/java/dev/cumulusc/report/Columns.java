package dev.cumulusc.report;

import java.util.ArrayList;
import java.util.List;

/** Counts the columns that text takes on a terminal, and breaks it at them. */
final class Columns {
  /** The blocks of characters that take two columns, each by its first and last one. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD}
  };

  private Columns() {}

  /** Returns how many columns a character takes: none if it is put upon the one before. */
  static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] block : WIDE) {
      if (codePoint >= block[0] && codePoint <= block[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** Returns how many columns a string takes. */
  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** Returns how many columns some characters of a line take; the end is exclusive. */
  static int of(int[] points, int start, int end) {
    int columns = 0;
    for (int i = start; i < end; i++) {
      columns += of(points[i]);
    }
    return columns;
  }

  /**
   * Breaks a string at its blanks; a word that is longer than a line stays whole.
   *
   * @param width how many columns a line has; 0 for any number
   */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (width > 0 && line.length() > 0 && of(line.toString()) + 1 + of(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
