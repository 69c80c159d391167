package dev.cumulusc.terminal;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.watch.ConsoleLinks;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.report.Prose;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.DeployText;
import dev.cumulusc.report.deploy.OutcomeText;
import dev.cumulusc.report.deploy.PlanText;
import dev.cumulusc.report.deploy.ProgressReport;
import dev.cumulusc.report.deploy.RefusalText;
import dev.cumulusc.report.deploy.RemovalText;
import dev.cumulusc.source.Printable;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows events on standard error. */
final class TerminalListener implements Listener, Event.Visitor {
  private final PrintWriter err;
  private final Terminal terminal;
  private final ShownPaths paths;
  private final Theme theme;
  private final DeployText text;
  private final Optional<WatchDisplay> watch;
  private final Advice advice;
  private Optional<Waiting> waiting = Optional.empty();
  private Optional<UploadDisplay> uploads = Optional.empty();

  /** The stacks whose page in the console was named. */
  private final Set<String> linked = new HashSet<>();

  TerminalListener(
      PrintWriter err,
      Terminal terminal,
      ShownPaths paths,
      Optional<WatchDisplay> watch,
      Advice advice) {
    this.err = err;
    this.terminal = terminal;
    this.paths = paths;
    this.theme = terminal.errorTheme();
    this.text = new DeployText(theme);
    this.watch = watch;
    this.advice = advice;
  }

  @Override
  public void on(Event event) {
    if (!(event instanceof Event.WatchProgressed)) {
      // What is printed between the blocks of stacks that are watched would be drawn over.
      watch.ifPresent(WatchDisplay::pause);
    }
    event.accept(this);
  }

  private String text(List<Diagnostic> diagnostics) {
    return new TextReport(theme, terminal.errorWidth()).print(paths.of(diagnostics));
  }

  private void print(String lines) {
    err.print(Prose.wrap(lines, terminal.errorWidth()));
    err.flush();
  }

  @Override
  public void message(Event.Message event) {
    String sentence = Printable.lines(event.sentence());
    print(
        switch (event.level()) {
              case NOTE -> sentence;
              case WARNING -> text.warning(sentence);
              case ERROR -> text.error(sentence);
            }
            + System.lineSeparator());
  }

  @Override
  public void activityStarted(Event.ActivityStarted event) {
    if (!isWatching()) {
      waiting = Optional.of(Waiting.begin(err, terminal, event.what()));
    }
  }

  @Override
  public void activityEnded(Event.ActivityEnded event) {
    waiting.ifPresent(Waiting::close);
    waiting = Optional.empty();
  }

  @Override
  public void found(Event.Found event) {
    err.print(text(event.diagnostics()));
    err.flush();
  }

  @Override
  public void compiled(Event.Compiled event) {
    err.print(text(event.diagnostics()));
    String count = TextReport.count(event.diagnostics());
    String found = count.isEmpty() ? "" : "Found " + count + ". ";
    String all = event.usable() ? found : found + "Nothing was written.";
    if (!all.isEmpty()) {
      err.println(all.strip());
    }
    err.flush();
  }

  @Override
  public void planned(Event.Planned event) {
    print(new PlanText(theme).print(event.plan()));
    watch.ifPresent(display -> display.planned(event.plan()));
  }

  @Override
  public void judged(Event.Judged event) {
    print(new RefusalText(theme).print(event.verdict()));
  }

  @Override
  public void changeSetRefused(Event.ChangeSetRefused event) {
    print(new RefusalText(theme).print(event.refused(), event.stack()));
  }

  @Override
  public void executionsRunning(Event.ExecutionsRunning event) {
    print(text.running(event.machines(), event.awaited()));
  }

  @Override
  public void removalPlanned(Event.RemovalPlanned event) {
    print(new RemovalText(theme).print(event.removal(), event.region()));
  }

  @Override
  public void unanswered(Event.Unanswered event) {
    advice.unanswered(event).ifPresent(this::error);
    if (event.subject() == Subject.INTERRUPTED) {
      watch.orElseThrow().notice("Interrupted; `--on-interrupt cancel` would cancel an update.");
    }
  }

  @Override
  public void uploadsStarted(Event.UploadsStarted event) {
    UploadDisplay display = new UploadDisplay(err, terminal);
    display.found(event.missing(), event.present());
    uploads = Optional.of(display);
  }

  @Override
  public void uploadProgressed(Event.UploadProgressed event) {
    uploads.orElseThrow().progressed(event.done(), event.part(), event.bytes());
  }

  @Override
  public void uploaded(Event.Uploaded event) {
    uploads.orElseThrow().written(event.upload(), event.bytes());
  }

  @Override
  public void uploadsEnded(Event.UploadsEnded event) {
    uploads.ifPresent(UploadDisplay::close);
    uploads = Optional.empty();
  }

  @Override
  public void sideBySide(Event.SideBySide event) {
    watch.ifPresent(display -> display.together(event.stackNames()));
  }

  private boolean isWatching() {
    return watch.filter(WatchDisplay::isActive).isPresent();
  }

  @Override
  public void watchStarted(Event.WatchStarted event) {
    watch.orElseThrow().start(event.stackName());
  }

  @Override
  public void stackChanged(Event.StackChanged event) {
    String stackId = event.change().event().stackId();
    if (event.change().stackPath().isEmpty() && linked.add(stackId)) {
      link(ConsoleLinks.events(stackId)).ifPresent(report(event.stackName())::notice);
    }
    report(event.stackName()).event(event.change());
  }

  private ProgressReport report(String stackName) {
    return watch.orElseThrow().report(stackName);
  }

  /** Returns the line about a page of the console, which shows no emulator's stacks. */
  private Optional<String> link(Optional<String> page) {
    return page.filter(found -> advice.aws().endpoint().isEmpty())
        .map(found -> "In the console: " + found);
  }

  @Override
  public void watchProgressed(Event.WatchProgressed event) {
    report(event.progress().operation().stackName()).progress(event.progress());
  }

  @Override
  public void watchNoticed(Event.WatchNoticed event) {
    report(event.stackName()).notice(event.sentence());
  }

  @Override
  public void watchEnded(Event.WatchEnded event) {
    watch.orElseThrow().end(event.stackName(), event.watched());
  }

  @Override
  public void operationEnded(Event.OperationEnded event) {
    String text = new OutcomeText(theme).print(event.watched(), advice.again());
    print(advice.aws().complete(text, event.watched().operation().region()));
    event.stack().ifPresent(stack -> print(this.text.outputs(stack)));
  }

  @Override
  public void stepStarted(Event.StepStarted event) {
    if (terminal.canRedraw() && !isWatching()) {
      print(theme.faint(event.step().name() + "..."));
    }
  }

  @Override
  public void stepEnded(Event.StepEnded event) {
    print((terminal.canRedraw() ? Terminal.ERASE_LINE : "") + text.step(event.result()));
  }
}
