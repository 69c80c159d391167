package dev.cumulusc.draw;

import dev.cumulusc.source.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * A string in lines of which none is too wide.
 *
 * @param width of the widest line, in pixels
 */
record TextBlock(List<String> lines, FontStyle style, double width) {
  private static final String MORE = "…";

  /** Signs after which a word can be broken, if it is too wide. */
  private static final String BREAKS = "-_./:,;=>)]}";

  TextBlock {
    lines = List.copyOf(lines);
  }

  double height() {
    return (double) lines.size() * style.lineHeight();
  }

  /** Breaks a string between words, else where a part of a name ends, else anywhere. */
  static TextBlock wrap(String text, FontStyle style, double maxWidth, int maxLines) {
    List<String> lines = new ArrayList<>();
    String rest = printable(text);
    while (!rest.isEmpty()) {
      int end = end(rest, style, maxWidth);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
      if (lines.size() == maxLines && !rest.isEmpty()) {
        lines.set(maxLines - 1, shortened(lines.get(maxLines - 1), style, maxWidth));
        break;
      }
    }
    double width =
        lines.stream().mapToDouble(line -> TextMetrics.width(line, style)).max().orElse(0);
    return new TextBlock(lines, style, width);
  }

  private static String printable(String text) {
    return Printable.line(text).strip().replaceAll(" {2,}", " ");
  }

  /** Returns where the next line ends: an index behind at least one sign. */
  private static int end(String text, FontStyle style, double maxWidth) {
    if (TextMetrics.width(text, style) <= maxWidth) {
      return text.length();
    }
    int fits = text.offsetByCodePoints(0, 1);
    while (fits < text.length()) {
      int next = text.offsetByCodePoints(fits, 1);
      if (TextMetrics.width(text.substring(0, next), style) > maxWidth) {
        break;
      }
      fits = next;
    }
    for (int i = fits; i > 1; i--) {
      if (text.charAt(i - 1) == ' ' || i < text.length() && text.charAt(i) == ' ') {
        return i;
      }
    }
    // A line that is nearly empty looks worse than a word that is broken.
    for (int i = fits; i > fits / 2; i--) {
      if (isPartsEnd(text, i)) {
        return i;
      }
    }
    return fits;
  }

  private static boolean isPartsEnd(String text, int i) {
    char before = text.charAt(i - 1);
    return BREAKS.indexOf(before) >= 0
        || i < text.length()
            && Character.isLowerCase(before)
            && Character.isUpperCase(text.charAt(i));
  }

  private static String shortened(String line, FontStyle style, double maxWidth) {
    String shorter = line;
    while (!shorter.isEmpty() && TextMetrics.width(shorter + MORE, style) > maxWidth) {
      shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
    }
    return shorter + MORE;
  }
}
