package dev.cumulusc.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The difference of two texts as `diff -u` and `git diff` show it. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /** Returns the difference, or an empty text if there is none. */
  public static String of(String file, String before, String after) {
    List<String> old = List.of(before.split("\n", -1));
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + file,
            "b/" + file,
            old,
            DiffUtils.diff(old, List.of(after.split("\n", -1))),
            CONTEXT);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
