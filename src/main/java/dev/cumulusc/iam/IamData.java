package dev.cumulusc.iam;

import dev.cumulusc.source.ProgramData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables that {@code conformance/iam-data.py} writes. */
final class IamData {
  private IamData() {}

  /** Returns the lines of a table without their first word, by that word. */
  static Map<String, String> lines(String name) {
    Map<String, String> lines = new HashMap<>();
    for (String line : text(name).split("\n")) {
      if (!line.startsWith("#")) {
        int blank = line.indexOf(' ');
        lines.put(line.substring(0, blank), line.substring(blank + 1));
      }
    }
    return lines;
  }

  /** Returns the parts of a list with commas; none of an empty one. */
  static List<String> list(String commas) {
    return commas.isEmpty() ? List.of() : List.of(commas.split(",", -1));
  }

  private static String text(String name) {
    return ProgramData.text(IamData.class, name);
  }
}
