package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block on a terminal, drawn anew in place: failures, then what is in progress. Notices scroll by
 * above it and stay.
 */
final class LiveProgress implements ProgressReport {
  private static final int MAX_FAILURES = 5;

  private final LiveScreen screen;
  private final Theme theme;
  private final StackLabel label;
  private final ProgressText text;
  private final EventText events;
  private final List<String> failures = new ArrayList<>();
  private @Nullable Progress last;

  LiveProgress(LiveScreen screen, Theme theme, StackLabel label) {
    this.screen = screen;
    this.theme = theme;
    this.label = label;
    this.text = new ProgressText(theme);
    this.events = new EventText(theme, label);
  }

  @Override
  public void event(WatchedEvent event) {
    events.line(event).filter(line -> event.isFailure()).ifPresent(failures::add);
    draw();
  }

  @Override
  public void notice(String sentence) {
    screen.above(theme.strong(label.before(sentence)));
  }

  @Override
  public void progress(Progress progress) {
    last = progress;
    draw();
  }

  private void draw() {
    Progress progress = last;
    if (progress == null) {
      return;
    }
    List<String> lines = new ArrayList<>(failures.stream().limit(MAX_FAILURES).toList());
    if (failures.size() > MAX_FAILURES) {
      lines.add(theme.bad("and " + Words.count(failures.size() - MAX_FAILURES, "more failure")));
    }
    lines.addAll(text.block(progress));
    screen.show(this, lines);
  }

  @Override
  public void pause() {
    screen.pause();
  }

  /** What failed is said at the end, unless the operation goes on without being watched. */
  @Override
  public void ended(WatchResult watched) {
    close();
    if (!watched.outcome().isOver()) {
      failures.forEach(screen::above);
    }
    failures.clear();
  }

  @Override
  public void close() {
    screen.remove(this);
    last = null;
  }
}
