package dev.cumulusc.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Tables and other texts that come with the program. */
public final class ProgramData {
  private ProgramData() {}

  /**
   * Returns the rows of a table, one in a line, without its comments, which are lines that begin
   * with {@code #}.
   *
   * @param home a class of the package that the table stands beside
   * @param file the table's file name
   */
  public static List<String> lines(Class<?> home, String file) {
    return text(home, file).lines().filter(line -> !line.startsWith("#")).toList();
  }

  /**
   * Returns a text as it is.
   *
   * @param home a class of the package that the text stands beside
   * @param file the text's path from there
   */
  public static String text(Class<?> home, String file) {
    try (InputStream in = home.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + file + " is missing.");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
