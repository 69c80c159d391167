package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.report.Theme;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A block on a terminal, drawn anew in place. Failures and notices scroll by above it and stay. The
 * cursor is left visible, so that nothing has to be restored, however the program ends.
 */
final class LiveProgress implements ProgressReport {
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintWriter terminal;
  private final IntSupplier width;
  private final Theme theme;
  private final ProgressText text;
  private final EventText events;
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
      line.ifPresent(this::above);
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

  @Override
  public void ended(WatchResult watched) {
    pause();
    last = null;
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
