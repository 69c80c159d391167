package dev.cumulusc.report.deploy;

import dev.cumulusc.report.Columns;
import dev.cumulusc.report.Theme;
import java.time.Duration;
import java.util.Optional;

/** Says that something goes on of which nothing else is to be seen. */
public final class WaitingText {
  /** How often a log gets a line about it, in seconds. */
  private static final long LINE_SECONDS = 15;

  private final Theme theme;
  private final String what;

  /**
   * Makes the text.
   *
   * @param what what goes on: {@code Making the change set of `app`}
   */
  public WaitingText(Theme theme, String what) {
    this.theme = theme;
    this.what = what;
  }

  /** Returns a line that is drawn anew each second. */
  public String clock(Duration elapsed, int columns) {
    String line = theme.faint(what + "... " + Durations.text(elapsed));
    return Columns.cut(line, Math.max(1, columns));
  }

  /** Returns a line for a log, where one is due after so many whole seconds. */
  public Optional<String> line(Duration elapsed) {
    return elapsed.toSeconds() % LINE_SECONDS == 0
        ? Optional.of(what + "... " + Durations.text(elapsed))
        : Optional.empty();
  }
}
