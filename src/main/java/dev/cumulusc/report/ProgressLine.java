package dev.cumulusc.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * A line on a terminal that tells of work that takes longer than a second, and for how long by now.
 * It is gone when the work is done.
 */
public final class ProgressLine implements AutoCloseable {
  private static final long TICK_MILLIS = 1000;
  private static final int MOST_CHARACTERS = 60;

  private final PrintWriter terminal;
  private final String work;
  private boolean isShown;
  private boolean isDone;

  /** Makes a line that is not shown by itself. */
  ProgressLine(PrintWriter terminal, String work) {
    this.terminal = terminal;
    this.work =
        work.length() <= MOST_CHARACTERS ? work : work.substring(0, MOST_CHARACTERS - 3) + "...";
  }

  /**
   * Starts a line.
   *
   * @param work what is being done, as in "Checking shop"
   */
  public static ProgressLine start(PrintWriter terminal, String work) {
    ProgressLine line = new ProgressLine(terminal, work);
    Thread clock = new Thread(line::tick, "progress");
    clock.setDaemon(true);
    clock.start();
    return line;
  }

  private synchronized void tick() {
    long started = System.nanoTime();
    try {
      while (!isDone) {
        wait(TICK_MILLIS);
        show(Duration.ofNanos(System.nanoTime() - started));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void show(Duration elapsed) {
    if (!isDone && elapsed.toSeconds() > 0) {
      terminal.print(String.format(Locale.ROOT, "\r%s (%d s)", work, elapsed.toSeconds()));
      terminal.flush();
      isShown = true;
    }
  }

  /** Erases the line, if it is there. */
  @Override
  public synchronized void close() {
    isDone = true;
    notifyAll();
    if (isShown) {
      terminal.print("\r\u001b[K");
      terminal.flush();
      isShown = false;
    }
  }
}
