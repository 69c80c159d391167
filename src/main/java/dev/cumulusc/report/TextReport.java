package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import java.util.List;

/** Diagnostics for people: each with its source line, the place underlined, and what to do. */
public final class TextReport implements Report {
  private final Theme theme;

  public TextReport(Theme theme) {
    this.theme = theme;
  }

  @Override
  public String print(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < diagnostics.size(); ) {
      Diagnostic first = diagnostics.get(i);
      int next = i + 1;
      while (next < diagnostics.size() && isLike(first, diagnostics.get(next))) {
        next++;
      }
      print(first, next - i - 1, text);
      i = next;
    }
    return text.toString();
  }

  /**
   * Returns whether a diagnostic repeats another, as one line of a template is wrong in everything
   * that it renders to.
   */
  private static boolean isLike(Diagnostic first, Diagnostic next) {
    return first.rule().equals(next.rule())
        && first.severity() == next.severity()
        && first.at().equals(next.at());
  }

  /** Returns {@code 2 errors, 1 warning}; kinds of which there is none are left out. */
  public static String count(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(d -> d.severity() == severity).count();
      if (count > 0) {
        text.append(text.length() == 0 ? "" : ", ").append(Words.count(count, severity.label()));
      }
    }
    return text.toString();
  }

  private void print(Diagnostic diagnostic, int more, StringBuilder text) {
    SourceSpan at = diagnostic.at();
    String label = diagnostic.severity().label() + " " + diagnostic.rule().code();
    text.append(theme.strong(at.toString()))
        .append(": ")
        .append(theme.severity(diagnostic.severity(), label))
        .append(": ")
        .append(diagnostic.message())
        .append('\n');
    String margin = " ".repeat(Integer.toString(at.line()).length() + 2);
    SourceExcerpt.of(at)
        .ifPresent(
            excerpt -> {
              text.append(theme.faint(" " + at.line() + " | ")).append(excerpt.line()).append('\n');
              text.append(theme.faint(margin + "| "))
                  .append(theme.severity(diagnostic.severity(), excerpt.underline()))
                  .append('\n');
            });
    for (Origin.Step note : diagnostic.notes()) {
      text.append(margin).append("= ").append(note.text());
      note.at().ifPresent(place -> text.append(" at ").append(place));
      text.append('\n');
    }
    if (more > 0) {
      text.append(margin)
          .append("= and ")
          .append(Words.count(more, "more finding"))
          .append(" of this kind here\n");
    }
    diagnostic
        .help()
        .ifPresent(help -> text.append(margin).append("help: ").append(help).append('\n'));
    text.append('\n');
  }
}
