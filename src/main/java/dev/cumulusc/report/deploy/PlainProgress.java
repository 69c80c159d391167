package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.report.Theme;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Lines for a log, each with its time in UTC: one for each thing that happens, and one every half a
 * minute when nothing does.
 */
final class PlainProgress implements ProgressReport {
  /** The time of a line, by the clock of no place in particular. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final PrintWriter err;
  private final ProgressText text;
  private final EventText events;
  private final StackLabel label;
  private boolean spoke = true;
  private Duration spokeAt = Duration.ZERO;

  PlainProgress(PrintWriter err, Theme theme, StackLabel label) {
    this.err = err;
    this.label = label;
    this.text = new ProgressText(theme);
    this.events = new EventText(theme, label);
  }

  @Override
  public void event(WatchedEvent event) {
    events.line(event).ifPresent(line -> say(line, event.event().time()));
  }

  @Override
  public void notice(String sentence) {
    say(label.before(sentence), Instant.now());
  }

  @Override
  public void progress(Progress progress) {
    if (spoke) {
      spoke = false;
      spokeAt = progress.elapsed();
    } else if (progress.elapsed().minus(spokeAt).compareTo(SILENCE) >= 0) {
      spokeAt = progress.elapsed();
      err.println(TIME.format(Instant.now()) + "  " + text.heartbeat(progress));
      err.flush();
    }
  }

  @Override
  public void pause() {
    err.flush();
  }

  @Override
  public void ended(WatchResult watched) {
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }

  private void say(String line, Instant time) {
    err.println(TIME.format(time) + "  " + line);
    err.flush();
    spoke = true;
  }
}
