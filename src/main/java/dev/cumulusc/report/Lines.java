package dev.cumulusc.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of a width. */
final class Lines {
  private Lines() {}

  /**
   * Joins items by commas into lines.
   *
   * @param width how many characters a line has, unless a single item is longer
   */
  static List<String> wrap(List<String> items, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i < items.size() - 1 ? "," : "");
      if (line.length() > 0 && line.length() + 1 + item.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(item);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }
}
