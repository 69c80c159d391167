package dev.cumulusc.report;

import dev.cumulusc.app.rehearse.TestRun;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.rehearse.test.CaseResult;
import dev.cumulusc.rehearse.test.Coverage;
import dev.cumulusc.rehearse.test.Difference;
import dev.cumulusc.source.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of tests as text. */
public final class TestReport {
  private static final String INDENT = "        ";

  private final Theme theme;
  private final StringBuilder out = new StringBuilder();

  private TestReport(Theme theme) {
    this.theme = theme;
  }

  /** Returns the cases by their files, what no case reaches, and how many passed. */
  public static String print(TestRun run, Theme theme) {
    TestReport report = new TestReport(theme);
    String file = "";
    for (CaseResult result : run.results()) {
      if (!result.file().equals(file)) {
        file = result.file();
        report.out.append(theme.strong(Printable.of(file))).append('\n');
      }
      report.add(result);
    }
    run.coverage().forEach(report::add);
    report.out.append(summary(run)).append('\n');
    return report.out.toString();
  }

  private void add(CaseResult result) {
    out.append(result.passed() ? "  ok    " : "  " + theme.bad("FAIL") + "  ")
        .append(Printable.of(result.name()))
        .append(theme.faint("  " + RehearsalTree.time(result.duration())))
        .append('\n');
    if (!result.passed()) {
      details(result).forEach(line -> out.append(INDENT).append(line).append('\n'));
    }
  }

  /** Returns what is not as expected, line by line, and how the execution ended. */
  static List<String> details(CaseResult result) {
    List<String> lines = new ArrayList<>();
    for (Difference difference : result.differences()) {
      (difference.at() + ": " + difference.message())
          .lines()
          .map(Printable::of)
          .forEach(lines::add);
    }
    Optional<String> ended =
        result
            .outcome()
            .filter(each -> RehearsalOutcome.place(each).isPresent())
            .map(RehearsalOutcome::text);
    ended.ifPresent(text -> lines.addAll(text.lines().toList()));
    if (!result.way().isEmpty()) {
      lines.add("The way was " + RehearsalOutcome.shortened(String.join(" > ", result.way())));
    }
    return lines;
  }

  private void add(Coverage coverage) {
    List<String> counts = new ArrayList<>();
    for (Map.Entry<Coverage.Kind, Coverage.Count> each : coverage.counts().entrySet()) {
      Coverage.Count count = each.getValue();
      counts.add(count.reached() + " of " + Words.count(count.all(), each.getKey().noun()));
    }
    out.append("Coverage of ")
        .append(Printable.of(coverage.machine()))
        .append(": ")
        .append(String.join(", ", counts))
        .append('\n');
    for (Coverage.Item item : coverage.missed()) {
      out.append("  ")
          .append(item.at())
          .append(": No case reaches ")
          .append(Printable.of(item.description()))
          .append(".\n");
    }
  }

  private static String summary(TestRun run) {
    long failed = run.results().stream().filter(each -> !each.passed()).count();
    String passed = run.results().size() - failed + " passed";
    return failed == 0 ? passed + "." : passed + ", " + failed + " failed.";
  }
}
