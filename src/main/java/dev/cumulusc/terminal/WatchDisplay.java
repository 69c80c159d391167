package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.app.event.Questions.Selection;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.LiveScreen;
import dev.cumulusc.report.deploy.ProgressReport;
import dev.cumulusc.report.deploy.StackLabel;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows operations while they are watched, and listens for Ctrl-C until then. */
public final class WatchDisplay {
  private final PrintWriter err;
  private final Terminal terminal;
  private final Reports reports;
  private final Optional<Character> decided;
  private final Optional<PrintWriter> programs;

  /** What shows each stack that is watched now, by the stack's name. */
  private final Map<String, ProgressReport> active = new LinkedHashMap<>();

  /** The stacks that go side by side. */
  private Set<String> together = Set.of();

  private Optional<Interrupts> interrupts = Optional.empty();

  /** Makes what shows a stack. */
  @FunctionalInterface
  private interface Reports {
    ProgressReport of(String stackName, StackLabel label);
  }

  private WatchDisplay(
      PrintWriter err,
      Terminal terminal,
      Reports reports,
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
    LiveScreen screen = new LiveScreen(err, terminal::width);
    Theme theme = terminal.errorTheme();
    return new WatchDisplay(
        err,
        terminal,
        (stackName, label) ->
            terminal.canRedraw()
                ? ProgressReport.live(screen, theme, label)
                : ProgressReport.lines(err, theme, label),
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
        err,
        terminal,
        (stackName, label) -> ProgressReport.jsonLines(out, stackName),
        decided,
        Optional.of(out));
  }

  /** Returns where programs read what happens; nothing where people do. */
  Optional<PrintWriter> programs() {
    return programs;
  }

  /** Shows what is going to be done, where that is not shown to people alone. */
  void planned(Plan plan) {
    programs.ifPresent(out -> ProgressReport.jsonPlan(out, plan));
  }

  /** Names in each line the stack that it is about, for stacks that go side by side. */
  void together(List<String> stackNames) {
    together = Set.copyOf(stackNames);
  }

  void start(String stackName) {
    StackLabel label =
        together.contains(stackName) ? new StackLabel(Optional.of(stackName)) : StackLabel.NONE;
    active.put(stackName, reports.of(stackName, label));
    if (interrupts.isEmpty()) {
      interrupts =
          Optional.of(
              new Interrupts(terminal, err, this::pause, this::notice, decided).listening());
    }
  }

  /** Returns what shows a stack that is watched. */
  ProgressReport report(String stackName) {
    return Optional.ofNullable(active.get(stackName)).orElseThrow();
  }

  /** Returns whether a stack is watched now. */
  boolean isActive() {
    return !active.isEmpty();
  }

  void end(String stackName, Optional<WatchResult> watched) {
    watched.ifPresent(report(stackName)::ended);
    if (active.size() == 1) {
      interrupts.ifPresent(Interrupts::close);
      interrupts = Optional.empty();
    }
    report(stackName).close();
    active.remove(stackName);
  }

  /** Makes room for something else to be shown. */
  void pause() {
    active.values().forEach(ProgressReport::pause);
  }

  /** Shows a sentence that is about no stack in particular. */
  void notice(String sentence) {
    active.values().stream().findFirst().ifPresent(report -> report.notice(sentence));
  }

  boolean isInterrupted() {
    return interrupts.filter(Interrupts::isPressed).isPresent();
  }

  /** Answers what becomes of the operation. */
  Optional<Choice> choose(Selection question) {
    return interrupts.flatMap(each -> each.choose(question));
  }
}
