package dev.cumulusc.cli;

import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.app.event.Questions.Selection;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.watch.Watched;
import dev.cumulusc.report.deploy.ProgressReport;
import java.util.Optional;

/** Shows an operation while it is watched, and listens for Ctrl-C until then. */
final class WatchDisplay {
  private final WatchCommandOptions options;
  private Optional<ProgressReport> report = Optional.empty();
  private Optional<Interrupts> interrupts = Optional.empty();

  WatchDisplay(WatchCommandOptions options) {
    this.options = options;
  }

  /** Shows what is going to be done, where that is not shown to people alone. */
  void planned(Plan plan) {
    try (ProgressReport own = options.report()) {
      own.planned(plan);
    }
  }

  void start() {
    report = Optional.of(options.report());
    interrupts = Optional.of(options.interrupts(report.get()));
  }

  /** Returns what shows the operation that is watched. */
  ProgressReport report() {
    return report.orElseThrow();
  }

  void end(Optional<Watched> watched) {
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
