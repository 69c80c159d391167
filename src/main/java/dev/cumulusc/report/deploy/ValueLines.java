package dev.cumulusc.report.deploy;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.report.Theme;
import dev.cumulusc.source.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of values in lines, the old value before the new one. */
final class ValueLines {
  /** From this length on, two values get a line each. */
  private static final int ONE_LINE = 110;

  /** How much of what both values begin and end with is shown. */
  private static final int SURROUNDINGS = 30;

  private static final int CONTEXT = 2;

  private final Theme theme;

  ValueLines(Theme theme) {
    this.theme = theme;
  }

  /** Returns a change in one line or more, without indentation. */
  List<String> of(ValueChange change) {
    String name = Printable.of(change.path()) + ":";
    String remarks = remarks(change);
    if (!change.certain() && change.after().isEmpty()) {
      return List.of(name + " " + theme.faint("perhaps changes") + remarks);
    }
    if (change.before().isEmpty() || change.after().isEmpty()) {
      return single(name, change, remarks);
    }
    String before = Printable.lines(change.before().get());
    String after = Printable.lines(change.after().get());
    if (before.contains("\n") || after.contains("\n")) {
      return texts(name + remarks, before, after);
    }
    if (name.length() + before.length() + after.length() <= ONE_LINE) {
      return List.of(name + " " + theme.bad(before) + " -> " + theme.good(after) + remarks);
    }
    int start = before.equals(after) ? 0 : common(before, after);
    int end = commonEnd(before, after, start);
    return List.of(
        name + remarks,
        "  " + theme.bad("- " + shortened(before, start, end)),
        "  " + theme.good("+ " + shortened(after, start, end)));
  }

  private List<String> single(String name, ValueChange change, String remarks) {
    if (change.before().isEmpty() && change.after().isEmpty()) {
      return List.of(name + " " + theme.changed("changes") + remarks);
    }
    boolean added = change.before().isEmpty();
    List<String> lines =
        List.of(
            Optional.of(change)
                .flatMap(added ? ValueChange::after : ValueChange::before)
                .map(Printable::lines)
                .orElse("")
                .split("\n", -1));
    List<String> marked = new ArrayList<>();
    for (String line : lines) {
      marked.add(added ? theme.good("+ " + line) : theme.bad("- " + line));
    }
    if (marked.size() == 1) {
      return List.of(name + " " + marked.get(0) + remarks);
    }
    List<String> all = new ArrayList<>(List.of(name + remarks));
    marked.forEach(line -> all.add("  " + line));
    return all;
  }

  /** Shows the lines of two texts that differ, with some around them. */
  private List<String> texts(String head, String before, String after) {
    List<String> old = List.of(before.split("\n", -1));
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "", "", old, DiffUtils.diff(old, List.of(after.split("\n", -1))), CONTEXT);
    List<String> shown = new ArrayList<>(List.of(head));
    for (String line : lines.subList(Math.min(2, lines.size()), lines.size())) {
      String marked =
          line.startsWith("+")
              ? theme.good(line)
              : line.startsWith("-") ? theme.bad(line) : theme.faint(line);
      shown.add("  " + marked);
    }
    return shown;
  }

  private String remarks(ValueChange change) {
    StringBuilder text = new StringBuilder();
    change.through().ifPresent(through -> text.append(", through ").append(through));
    String remarks = theme.faint(text.toString());
    return switch (change.replacing()) {
      case NO -> remarks;
      case PERHAPS -> remarks + " " + theme.notable("(may need a new resource)");
      case YES ->
          remarks
              + " "
              + theme.notable(
                  change.certain() ? "(needs a new resource)" : "(would need a new resource)");
    };
  }

  private static int common(String left, String right) {
    int i = 0;
    while (i < Math.min(left.length(), right.length()) && left.charAt(i) == right.charAt(i)) {
      i++;
    }
    return i;
  }

  private static int commonEnd(String left, String right, int start) {
    int i = 0;
    while (i < Math.min(left.length(), right.length()) - start
        && left.charAt(left.length() - 1 - i) == right.charAt(right.length() - 1 - i)) {
      i++;
    }
    return i;
  }

  private static String shortened(String text, int start, int end) {
    int from = Math.max(0, start - SURROUNDINGS);
    int to = Math.min(text.length(), text.length() - end + SURROUNDINGS);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }
}
