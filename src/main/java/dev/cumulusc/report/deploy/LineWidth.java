package dev.cumulusc.report.deploy;

/** Lines with colours, measured and cut by what of them is seen. */
final class LineWidth {
  private static final String RESET = "\u001b[0m";
  private static final String CUT = "...";

  private LineWidth() {}

  /** Counts the characters that are seen. */
  static int of(String line) {
    int seen = 0;
    for (int i = 0; i < line.length(); ) {
      int end = escapeEnd(line, i);
      if (end > i) {
        i = end;
      } else {
        seen++;
        i += Character.charCount(line.codePointAt(i));
      }
    }
    return seen;
  }

  /** Cuts a line to a width; dots stand for what is cut off. */
  static String cut(String line, int width) {
    if (of(line) <= width) {
      return line;
    }
    int room = Math.max(0, width - CUT.length());
    StringBuilder cut = new StringBuilder();
    boolean styled = false;
    int seen = 0;
    for (int i = 0; i < line.length() && seen < room; ) {
      int end = escapeEnd(line, i);
      int next = end > i ? end : i + Character.charCount(line.codePointAt(i));
      cut.append(line, i, next);
      styled |= end > i;
      seen += end > i ? 0 : 1;
      i = next;
    }
    return cut.append(styled ? RESET : "").append(CUT, 0, Math.min(width, CUT.length())).toString();
  }

  /** Returns where an escape sequence that starts here ends, or the same place. */
  private static int escapeEnd(String line, int at) {
    if (line.charAt(at) != '\u001b') {
      return at;
    }
    int end = line.indexOf('m', at);
    return end < 0 ? at : end + 1;
  }
}
