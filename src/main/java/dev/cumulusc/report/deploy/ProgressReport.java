package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.watch.WatchListener;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.report.Theme;
import java.io.PrintWriter;

/** Shows an operation while it goes on. */
public interface ProgressReport extends WatchListener, AutoCloseable {
  /** Makes room for a question; the next picture is shown below it. */
  void pause();

  /** The operation is over, or is not watched any more. */
  void ended(WatchResult watched);

  @Override
  void close();

  /** Shows a block that is drawn anew in place, on a screen that may have those of other stacks. */
  static ProgressReport live(LiveScreen screen, Theme theme, StackLabel label) {
    return new LiveProgress(screen, theme, label);
  }

  /** Prints a line for what happens, and one now and then when nothing does. */
  static ProgressReport lines(PrintWriter err, Theme theme, StackLabel label) {
    return new PlainProgress(err, theme, label);
  }

  /**
   * Prints a JSON object for each event, notice and end, each in a line.
   *
   * @param stackName the name of the stack that is watched
   */
  static ProgressReport jsonLines(PrintWriter out, String stackName) {
    return new JsonLinesProgress(out, stackName);
  }

  /** Prints what is going to be done as a JSON object in a line. */
  static void jsonPlan(PrintWriter out, Plan plan) {
    JsonLinesProgress.plan(out, plan);
  }
}
