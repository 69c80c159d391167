package dev.cumulusc.rules.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Tables that come with the program, one row in a line. */
final class DataFile {
  private DataFile() {}

  /** Returns the rows of a table without its comments. */
  static List<String> rows(String file) {
    try (InputStream in = DataFile.class.getResourceAsStream(file)) {
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
