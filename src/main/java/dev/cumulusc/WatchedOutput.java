package dev.cumulusc;

import dev.cumulusc.diagnostic.FileFailure;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers that something could not be written, which a {@code PrintWriter} does not say. */
final class WatchedOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  WatchedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    try {
      out.write(bytes, start, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * Returns why something was not written; nothing if all was, or if the reader went away: {@code
   * cumulusc rules | head} is no fault.
   */
  Optional<String> failure() {
    return Optional.ofNullable(failure)
        .map(FileFailure::reason)
        .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
  }
}
