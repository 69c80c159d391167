package dev.cumulusc.cli;

import dev.cumulusc.cli.Terminal.Choice;
import dev.cumulusc.deploy.watch.InterruptHandler;
import dev.cumulusc.report.deploy.ProgressReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hears Ctrl-C while an operation is watched, and asks what is to be done. The operation goes on in
 * the account whatever happens to this process.
 */
final class Interrupts implements InterruptHandler, AutoCloseable {
  private static final Choice DETACH = new Choice('d', "detach (it goes on)");
  private static final Choice CANCEL = new Choice('c', "cancel the update (it rolls back)");
  private static final Choice DELETE = new Choice('x', "give up and delete the new stack");
  private static final Choice WATCH = new Choice('w', "keep watching");

  private final Terminal terminal;
  private final PrintWriter err;
  private final ProgressReport report;
  private final Optional<Decision> decided;
  private final AtomicInteger pressed = new AtomicInteger();
  private final List<Signals.Handling> handlings = new ArrayList<>();

  /** Whether the process is asked to end, by somebody who can't be asked back. */
  private volatile boolean terminated;

  Interrupts(
      Terminal terminal, PrintWriter err, ProgressReport report, Optional<Decision> decided) {
    this.terminal = terminal;
    this.err = err;
    this.report = report;
    this.decided = decided;
  }

  /**
   * Listens until it is closed.
   *
   * @param decided what is done without asking
   */
  static Interrupts listen(
      Terminal terminal, PrintWriter err, ProgressReport report, Optional<Decision> decided) {
    Interrupts interrupts = new Interrupts(terminal, err, report, decided);
    interrupts.handlings.add(Signals.handle("INT", interrupts::press));
    interrupts.handlings.add(Signals.handle("TERM", interrupts::terminate));
    interrupts.handlings.add(Signals.handle("HUP", interrupts::terminate));
    return interrupts;
  }

  void press() {
    pressed.incrementAndGet();
  }

  void terminate() {
    terminated = true;
    press();
  }

  @Override
  public boolean isInterrupted() {
    return pressed.get() > 0;
  }

  @Override
  public Decision decide(Situation situation) {
    int before = pressed.get();
    Decision decision = decide(situation, before);
    pressed.set(0);
    return decision;
  }

  private Decision decide(Situation situation, int before) {
    if (decided.isPresent()) {
      return decided.get() == Decision.CANCEL && !situation.cancellable()
          ? detached("Only an update that still goes forward can be cancelled.")
          : decided.get();
    }
    if (terminated || !terminal.canAsk()) {
      return detached("Interrupted; `--on-interrupt cancel` would cancel an update.");
    }
    report.pause();
    err.println(
        "The "
            + situation.operation().kind().noun()
            + " of `"
            + situation.operation().stackName()
            + "` goes on in the account, whatever happens here.");
    List<Choice> choices = new ArrayList<>();
    choices.add(DETACH);
    if (situation.cancellable()) {
      choices.add(CANCEL);
    }
    if (situation.deletable()) {
      choices.add(DELETE);
    }
    choices.add(WATCH);
    Optional<Choice> choice = terminal.ask(err, "What now?", choices, () -> pressed.get() > before);
    return choice.map(Interrupts::decision).orElse(Decision.DETACH);
  }

  private Decision detached(String sentence) {
    report.notice(sentence);
    return Decision.DETACH;
  }

  private static Decision decision(Choice choice) {
    if (choice.equals(CANCEL)) {
      return Decision.CANCEL;
    }
    if (choice.equals(DELETE)) {
      return Decision.DELETE;
    }
    return choice.equals(WATCH) ? Decision.WATCH : Decision.DETACH;
  }

  /** Lets Ctrl-C end the program again. */
  @Override
  public void close() {
    handlings.forEach(Signals.Handling::close);
    handlings.clear();
  }
}
