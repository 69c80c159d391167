package dev.cumulusc.draw;

import dev.cumulusc.source.ProgramData;
import java.util.HashMap;
import java.util.Map;

/**
 * How wide texts are. The widths are those of DejaVu Sans, one of the widest fonts that programs
 * choose, so that a string takes no more room in another one.
 */
final class TextMetrics {
  private static final String TABLE = "widths.txt";

  /** Of signs that are not in the table, in thousandths of the size; emoji are that wide. */
  private static final int OTHER = 1400;

  private static final double THOUSANDTHS = 1000;
  private static final Map<Integer, int[]> WIDTHS = read();

  private TextMetrics() {}

  /** Returns the width of a string in pixels. */
  static double width(String text, FontStyle style) {
    return text.codePoints().mapToLong(point -> width(point, style)).sum()
        * style.size()
        / THOUSANDTHS;
  }

  private static int width(int point, FontStyle style) {
    int[] widths = WIDTHS.get(point);
    return widths == null ? OTHER : widths[style.isBold() ? 1 : 0];
  }

  private static Map<Integer, int[]> read() {
    Map<Integer, int[]> widths = new HashMap<>();
    for (String line : ProgramData.lines(TextMetrics.class, TABLE)) {
      String[] parts = line.split(" ", -1);
      widths.put(
          Integer.parseInt(parts[0], 16),
          new int[] {Integer.parseInt(parts[1]), Integer.parseInt(parts[2])});
    }
    return widths;
  }
}
