package dev.cumulusc.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lines of standard input, read on a thread of their own: a read can't be given up, the wait
 * for its line can.
 */
final class InputLines {
  private static final long PATIENCE_MILLIS = 50;

  private final InputStream input;
  private final BlockingQueue<Read> lines = new LinkedBlockingQueue<>();

  /** What was read: a line, or the end. */
  private record Read(Optional<String> line) {}

  private boolean started;
  private boolean ended;

  InputLines(InputStream input) {
    this.input = input;
  }

  /**
   * Waits for the next line.
   *
   * @param givenUp what ends the wait without a line
   * @return nothing when the input has ended or the wait was given up
   */
  synchronized Optional<String> next(BooleanSupplier givenUp) {
    start();
    while (!ended && !givenUp.getAsBoolean()) {
      try {
        @Nullable Read read = lines.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (read != null) {
          ended = read.line().isEmpty();
          return read.line();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void start() {
    if (!started) {
      started = true;
      Thread reader = new Thread(this::read, "standard input");
      reader.setDaemon(true);
      reader.start();
    }
  }

  private void read() {
    try {
      BufferedReader reader = new BufferedReader(new InputStreamReader(input, UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(new Read(Optional.of(line)));
      }
    } catch (IOException e) {
      // An input that can't be read has no more lines.
    }
    lines.add(new Read(Optional.empty()));
  }
}
