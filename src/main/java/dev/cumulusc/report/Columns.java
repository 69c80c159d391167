package dev.cumulusc.report;

/** Counts the columns that text takes on a terminal, and cuts it to them. */
public final class Columns {
  private static final String RESET = "\u001b[0m";
  private static final String CUT = "...";

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

  /** Returns how many columns a line takes; what sets its style takes none. */
  public static int of(String line) {
    int columns = 0;
    for (int i = 0; i < line.length(); ) {
      int next = next(line, i);
      columns += width(line, i);
      i = next;
    }
    return columns;
  }

  /** Cuts a line to a width; dots stand for what is cut off. */
  public static String cut(String line, int width) {
    if (of(line) <= width) {
      return line;
    }
    int room = Math.max(0, width - CUT.length());
    StringBuilder cut = new StringBuilder();
    boolean styled = false;
    for (int i = 0; i < line.length() && width(line, i) <= room; ) {
      int next = next(line, i);
      cut.append(line, i, next);
      styled |= isStyle(line, i);
      room -= width(line, i);
      i = next;
    }
    return cut.append(styled ? RESET : "").append(CUT, 0, Math.min(width, CUT.length())).toString();
  }

  /** Returns where what follows a character, or a whole escape sequence, begins. */
  private static int next(String line, int at) {
    return isStyle(line, at)
        ? line.indexOf('m', at) + 1
        : at + Character.charCount(line.codePointAt(at));
  }

  private static int width(String line, int at) {
    return isStyle(line, at) ? 0 : of(line.codePointAt(at));
  }

  private static boolean isStyle(String line, int at) {
    return line.charAt(at) == '\u001b' && line.indexOf('m', at) >= 0;
  }

  /** Returns how many columns some characters of a line take; the end is exclusive. */
  static int of(int[] points, int start, int end) {
    int columns = 0;
    for (int i = start; i < end; i++) {
      columns += of(points[i]);
    }
    return columns;
  }
}
