package dev.cumulusc.report;

import static java.util.Comparator.naturalOrder;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Diagnostics for people: each with its source line, the place underlined, and what to do. */
public final class TextReport implements Report {
  /** How many lines of further notes are named. */
  private static final int SHOWN_LINES = 8;

  /** So many further messages at one place are printed in full. */
  private static final int SHOWN_MESSAGES = 3;

  /** The bar and the dots that an excerpt has beside its text. */
  private static final int EXCERPT_FRAME = 8;

  private final Theme theme;
  private final int width;

  /** Makes a report whose lines are as long as they come. */
  public TextReport(Theme theme) {
    this(theme, 0);
  }

  /**
   * Makes a report for a terminal.
   *
   * @param width how many columns a line has; 0 for any number
   */
  public TextReport(Theme theme, int width) {
    this.theme = theme;
    this.width = width;
  }

  @Override
  public String print(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    List<Diagnostic> whole = new ArrayList<>();
    Map<String, List<Diagnostic>> notes = new LinkedHashMap<>();
    List<Diagnostic> installed = new ArrayList<>();
    for (Diagnostic each : diagnostics) {
      if (each.severity() == Severity.ERROR) {
        whole.add(each);
      } else if (each.at().file().isInstalled()) {
        installed.add(each);
      } else if (each.severity() == Severity.NOTE) {
        String kind = each.at().file().name() + "\n" + each.rule().code();
        notes.computeIfAbsent(kind, key -> new ArrayList<>()).add(each);
      } else {
        whole.add(each);
      }
    }
    for (int i = 0; i < whole.size(); ) {
      Diagnostic first = whole.get(i);
      int next = i + 1;
      while (next < whole.size() && isLike(first, whole.get(next))) {
        next++;
      }
      print(first, whole.subList(i + 1, next), text);
      i = next;
    }
    notes.values().forEach(kind -> printNotes(kind, text));
    if (!installed.isEmpty()) {
      printInstalled(installed, text);
    }
    text.append(notes.isEmpty() && installed.isEmpty() ? "" : "\n");
    return Prose.wrap(text.toString(), width);
  }

  /** Prints the notes of one kind in one file as one line. */
  private void printNotes(List<Diagnostic> kind, StringBuilder text) {
    Diagnostic first = kind.get(0);
    List<Integer> others = kind.stream().skip(1).map(each -> each.at().line()).distinct().toList();
    String more = kind.size() == 1 ? "" : " (" + (kind.size() - 1) + " more" + lines(others) + ")";
    text.append(theme.strong(first.at().toString()))
        .append(": ")
        .append(theme.severity(Severity.NOTE, "note " + first.rule().code()))
        .append(": ")
        .append(first.message())
        .append(more)
        .append('\n');
  }

  private static String lines(List<Integer> lines) {
    String shown =
        lines.stream().limit(SHOWN_LINES).map(Object::toString).collect(Collectors.joining(", "));
    return (lines.size() == 1 ? ": line " : ": lines ")
        + shown
        + (lines.size() > SHOWN_LINES ? ", ..." : "");
  }

  /** Prints what is found in installed packages, which nobody edits, as one line. */
  private void printInstalled(List<Diagnostic> installed, StringBuilder text) {
    Map<String, Long> codes =
        installed.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.rule().code(), TreeMap::new, Collectors.counting()));
    Severity worst = installed.stream().map(Diagnostic::severity).min(naturalOrder()).orElseThrow();
    text.append(theme.strong("node_modules"))
        .append(": ")
        .append(theme.severity(worst, count(installed)))
        .append(" in installed packages: ")
        .append(
            codes.entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() > 1 ? " x " + each.getValue() : ""))
                .collect(Collectors.joining(", ")))
        .append(". `validate --format json` lists them.\n");
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

  private void print(Diagnostic diagnostic, List<Diagnostic> others, StringBuilder text) {
    SourceSpan at = diagnostic.at();
    String label = diagnostic.severity().label() + " " + diagnostic.rule().code();
    String margin = " ".repeat(Integer.toString(at.line()).length() + 2);
    text.append(theme.strong(at.toString()))
        .append(": ")
        .append(theme.severity(diagnostic.severity(), label))
        .append(": ")
        .append(diagnostic.message())
        .append('\n');
    SourceExcerpt.of(at, width == 0 ? Integer.MAX_VALUE : width - margin.length() - EXCERPT_FRAME)
        .ifPresent(
            excerpt -> {
              text.append(theme.faint(" " + at.line() + " | ")).append(excerpt.line()).append('\n');
              text.append(theme.faint(margin + "| "))
                  .append(theme.severity(diagnostic.severity(), excerpt.underline()))
                  .append('\n');
            });
    for (Origin.Step note : diagnostic.notes()) {
      String place = note.at().map(where -> " at " + where).orElse("");
      line(margin + "= " + note.text() + place, text);
    }
    printOthers(diagnostic, others, margin, text);
    diagnostic.help().ifPresent(help -> line(margin + "help: " + help, text));
    text.append('\n');
  }

  /** Prints what else is wrong at the same place, and how many findings repeat one of these. */
  private static void printOthers(
      Diagnostic first, List<Diagnostic> others, String margin, StringBuilder text) {
    List<String> messages =
        others.stream()
            .map(Diagnostic::message)
            .distinct()
            .filter(message -> !message.equals(first.message()))
            .limit(SHOWN_MESSAGES)
            .toList();
    messages.forEach(message -> line(margin + "= also: " + message, text));
    int more = others.size() - messages.size();
    if (more > 0) {
      line(margin + "= and " + Words.count(more, "more finding") + " of this kind here", text);
    }
  }

  private static void line(String line, StringBuilder text) {
    text.append(line).append('\n');
  }
}
