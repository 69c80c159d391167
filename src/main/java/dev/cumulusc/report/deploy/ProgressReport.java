package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.watch.WatchListener;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.report.Theme;
import java.io.PrintWriter;
import java.util.function.IntSupplier;

/** Shows an operation while it goes on. */
public interface ProgressReport extends WatchListener, AutoCloseable {
  /** Hears what is going to be done, where that is not shown to people alone. */
  default void planned(Plan plan) {}

  /** Makes room for a question; the next picture is shown below it. */
  void pause();

  /** The operation is over, or is not watched any more. */
  void ended(WatchResult watched);

  @Override
  void close();

  /**
   * Shows a block on a terminal that is drawn anew in place.
   *
   * @param width what returns how many columns the terminal has now
   */
  static ProgressReport live(PrintWriter terminal, IntSupplier width, Theme theme) {
    return new LiveProgress(terminal, width, theme);
  }

  /** Prints a line for what happens, and one now and then when nothing does. */
  static ProgressReport lines(PrintWriter err, Theme theme) {
    return new PlainProgress(err, theme);
  }

  /** Prints a JSON object for each event, notice and end, each in a line. */
  static ProgressReport jsonLines(PrintWriter out) {
    return new JsonLinesProgress(out);
  }
}
