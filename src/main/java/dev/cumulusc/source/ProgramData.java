package dev.cumulusc.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Tables that come with the program, one row in a line. */
public final class ProgramData {
  private ProgramData() {}

  /**
   * Returns the lines of a table without its comments, which are lines that begin with {@code #}.
   *
   * @param home a class of the package that the table stands beside
   * @param file the table's file name
   */
  public static List<String> lines(Class<?> home, String file) {
    try (InputStream in = home.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + file + " is missing.");
      }
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
