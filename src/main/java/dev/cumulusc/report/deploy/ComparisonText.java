package dev.cumulusc.report.deploy;

import dev.cumulusc.app.compare.Comparison;
import dev.cumulusc.app.compare.StackDifference;
import dev.cumulusc.report.Theme;

/** Comparisons for people, in the form of plans. */
public final class ComparisonText {
  private final Theme theme;
  private final StackDeltaText deltas;

  public ComparisonText(Theme theme) {
    this.theme = theme;
    this.deltas = new StackDeltaText(theme);
  }

  /** Returns a comparison as text. */
  public String print(Comparison comparison) {
    StringBuilder out = new StringBuilder();
    out.append("From ")
        .append(comparison.before().description())
        .append(" to ")
        .append(comparison.after().description())
        .append(":\n");
    for (StackDifference stack : comparison.stacks()) {
      out.append(theme.strong("Stack " + names(stack)))
          .append(' ')
          .append(state(stack, comparison))
          .append('\n')
          .append(deltas.print(stack.changes()));
    }
    if (!comparison.isEmpty()) {
      out.append(
          deltas.summary(comparison.stacks().stream().map(StackDifference::changes).toList()));
    }
    return out.toString();
  }

  private static String names(StackDifference stack) {
    String before = stack.before().orElse("");
    String after = stack.after().orElse(before);
    return before.isEmpty() || before.equals(after) ? after : before + " -> " + after;
  }

  private static String state(StackDifference stack, Comparison comparison) {
    if (stack.before().isEmpty()) {
      return "is only in " + comparison.after().description();
    }
    if (stack.after().isEmpty()) {
      return "is only in " + comparison.before().description();
    }
    return stack.isEmpty() ? "is the same" : "differs";
  }
}
