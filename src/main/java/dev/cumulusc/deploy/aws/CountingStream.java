package dev.cumulusc.deploy.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Reports how many bytes of it were read. */
final class CountingStream extends FilterInputStream {
  private final LongConsumer progress;
  private long count;

  CountingStream(InputStream in, LongConsumer progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    if (read >= 0) {
      progress.accept(++count);
    }
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      count += read;
      progress.accept(count);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
