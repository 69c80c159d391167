package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.app.event.Questions.Selection;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.report.deploy.ProgressReport;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows an operation while it is watched, and listens for Ctrl-C until then. */
public final class WatchDisplay {
  private final PrintWriter err;
  private final Terminal terminal;
  private final Supplier<ProgressReport> reports;
  private final Optional<Character> decided;
  private final Optional<PrintWriter> programs;
  private Optional<ProgressReport> report = Optional.empty();
  private Optional<Interrupts> interrupts = Optional.empty();

  private WatchDisplay(
      PrintWriter err,
      Terminal terminal,
      Supplier<ProgressReport> reports,
      Optional<Character> decided,
      Optional<PrintWriter> programs) {
    this.err = err;
    this.terminal = terminal;
    this.reports = reports;
    this.decided = decided;
    this.programs = programs;
  }

  /**
   * Makes a display for people: a block that is drawn anew on a terminal, lines elsewhere.
   *
   * @param decided the key of the choice that Ctrl-C makes without asking
   */
  public static WatchDisplay text(PrintWriter err, Terminal terminal, Optional<Character> decided) {
    return new WatchDisplay(
        err,
        terminal,
        () ->
            terminal.canRedraw()
                ? ProgressReport.live(err, terminal::width, terminal.errorTheme())
                : ProgressReport.lines(err, terminal.errorTheme()),
        decided,
        Optional.empty());
  }

  /**
   * Makes a display for programs, which get a JSON object in each line.
   *
   * @param out gets the lines
   * @param err gets the questions
   * @param decided the key of the choice that Ctrl-C makes without asking
   */
  public static WatchDisplay jsonLines(
      PrintWriter out, PrintWriter err, Terminal terminal, Optional<Character> decided) {
    return new WatchDisplay(
        err, terminal, () -> ProgressReport.jsonLines(out), decided, Optional.of(out));
  }

  /** Returns where programs read what happens; nothing where people do. */
  Optional<PrintWriter> programs() {
    return programs;
  }

  /** Shows what is going to be done, where that is not shown to people alone. */
  void planned(Plan plan) {
    try (ProgressReport own = reports.get()) {
      own.planned(plan);
    }
  }

  void start() {
    report = Optional.of(reports.get());
    interrupts = Optional.of(new Interrupts(terminal, err, report.get(), decided).listening());
  }

  /** Returns what shows the operation that is watched. */
  ProgressReport report() {
    return report.orElseThrow();
  }

  void end(Optional<WatchResult> watched) {
    watched.ifPresent(report()::ended);
    interrupts.ifPresent(Interrupts::close);
    report().close();
    interrupts = Optional.empty();
    report = Optional.empty();
  }

  boolean isInterrupted() {
    return interrupts.filter(Interrupts::isPressed).isPresent();
  }

  /** Answers what becomes of the operation. */
  Optional<Choice> choose(Selection question) {
    return interrupts.flatMap(each -> each.choose(question));
  }
}
