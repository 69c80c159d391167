package dev.cumulusc.terminal;

import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.bundle.UploadListener;
import dev.cumulusc.report.deploy.PackageText;
import java.io.PrintWriter;

/** Shows uploads on standard error: as a bar on a terminal, by a line for each one elsewhere. */
final class UploadDisplay implements UploadListener, AutoCloseable {
  private static final long PAUSE_NANOS = 100_000_000;

  private final PrintWriter err;
  private final Terminal terminal;
  private final PackageText text;
  private int count;
  private int shownDone = -1;
  private long shownAt;

  UploadDisplay(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
    this.text = new PackageText(terminal.errorTheme());
  }

  @Override
  public void found(int missing, int present) {
    count = missing;
    progressed(0, 0, 0);
  }

  @Override
  public void progressed(int done, double part, long bytes) {
    long now = System.nanoTime();
    if (!terminal.canRedraw() || (done == shownDone && now - shownAt < PAUSE_NANOS)) {
      return;
    }
    shownDone = done;
    shownAt = now;
    err.print(Terminal.ERASE_LINE + text.bar(done, count, part, bytes, terminal.width()));
    err.flush();
  }

  @Override
  public void written(Upload upload, long bytes) {
    if (!terminal.canRedraw()) {
      err.println(text.written(upload, bytes));
      err.flush();
    }
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (shownDone >= 0) {
      err.print(Terminal.ERASE_LINE);
      err.flush();
    }
  }
}
