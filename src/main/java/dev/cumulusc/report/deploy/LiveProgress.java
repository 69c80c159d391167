package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A block on a terminal, drawn anew in place: failures, then what is in progress. Notices scroll by
 * above it and stay. The cursor is left visible, so that nothing has to be restored, however the
 * program ends.
 */
final class LiveProgress implements ProgressReport {
  private static final String ERASE_BELOW = "\u001b[J";
  private static final int MAX_FAILURES = 5;

  private final PrintWriter terminal;
  private final IntSupplier width;
  private final Theme theme;
  private final ProgressText text;
  private final EventText events;
  private final List<String> failures = new ArrayList<>();
  private List<String> shown = List.of();
  private @Nullable Progress last;

  LiveProgress(PrintWriter terminal, IntSupplier width, Theme theme) {
    this.terminal = terminal;
    this.width = width;
    this.theme = theme;
    this.text = new ProgressText(theme);
    this.events = new EventText(theme);
  }

  @Override
  public void event(WatchedEvent event) {
    Optional<String> line = events.line(event);
    if (event.isFailure()) {
      line.ifPresent(failures::add);
      draw();
    }
  }

  @Override
  public void notice(String sentence) {
    above(theme.strong(sentence));
  }

  @Override
  public void progress(Progress progress) {
    last = progress;
    draw();
  }

  @Override
  public void pause() {
    terminal.print(up() + ERASE_BELOW);
    terminal.flush();
    shown = List.of();
  }

  /** What failed is said at the end, unless the operation goes on without being watched. */
  @Override
  public void ended(WatchResult watched) {
    close();
    if (!watched.outcome().isOver()) {
      failures.forEach(terminal::println);
      terminal.flush();
    }
    failures.clear();
  }

  @Override
  public void close() {
    pause();
    last = null;
  }

  private void above(String line) {
    pause();
    terminal.println(line);
    draw();
  }

  private void draw() {
    Progress progress = last;
    if (progress == null) {
      return;
    }
    int columns = Math.max(1, width.getAsInt() - 1);
    List<String> lines = new ArrayList<>();
    failures.stream().limit(MAX_FAILURES).forEach(line -> lines.add(LineWidth.cut(line, columns)));
    if (failures.size() > MAX_FAILURES) {
      lines.add(theme.bad("and " + Words.count(failures.size() - MAX_FAILURES, "more failure")));
    }
    text.block(progress).forEach(line -> lines.add(LineWidth.cut(line, columns)));
    if (lines.equals(shown)) {
      return;
    }
    StringBuilder drawn = new StringBuilder(up());
    lines.forEach(line -> drawn.append(line).append("\u001b[K\n"));
    terminal.print(drawn.append(ERASE_BELOW));
    terminal.flush();
    shown = lines;
  }

  /** Goes back to the block's first line, which is further if the terminal became narrower. */
  private String up() {
    int columns = Math.max(1, width.getAsInt());
    int rows = 0;
    for (String line : shown) {
      rows += Math.max(1, (LineWidth.of(line) + columns - 1) / columns);
    }
    return rows == 0 ? "" : "\r\u001b[" + rows + "A";
  }
}
