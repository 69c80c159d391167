package dev.cumulusc.terminal;

import dev.cumulusc.report.deploy.WaitingText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows for how long something goes on: by a clock on a terminal, by a line now and then elsewhere.
 */
final class Waiting implements AutoCloseable {
  private static final Duration STEP = Duration.ofSeconds(1);

  private final PrintWriter err;
  private final Terminal terminal;
  private final WaitingText text;
  private final Thread clock = new Thread(this::run, "waiting");
  private boolean shown;
  private boolean closed;

  Waiting(PrintWriter err, Terminal terminal, String what) {
    this.err = err;
    this.terminal = terminal;
    this.text = new WaitingText(terminal.errorTheme(), what);
  }

  /** Starts the clock. */
  static Waiting begin(PrintWriter err, Terminal terminal, String what) {
    Waiting waiting = new Waiting(err, terminal, what);
    waiting.clock.setDaemon(true);
    waiting.clock.start();
    return waiting;
  }

  private void run() {
    try {
      for (Duration elapsed = STEP; ; elapsed = elapsed.plus(STEP)) {
        Thread.sleep(STEP.toMillis());
        tick(elapsed);
      }
    } catch (InterruptedException e) {
      // It is closed.
    }
  }

  /** Shows how long it has taken. */
  synchronized void tick(Duration elapsed) {
    if (closed) {
      return;
    }
    if (terminal.canRedraw()) {
      err.print(Terminal.ERASE_LINE + text.clock(elapsed, terminal.width() - 1));
      err.flush();
      shown = true;
      return;
    }
    Optional<String> line = text.line(elapsed);
    line.ifPresent(err::println);
    err.flush();
  }

  /** Stops the clock, and takes it away. */
  @Override
  public void close() {
    clock.interrupt();
    synchronized (this) {
      closed = true;
      if (shown) {
        err.print(Terminal.ERASE_LINE);
        err.flush();
      }
    }
  }
}
