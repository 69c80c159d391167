package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of the rules and their pages, which the build takes from docs/rules/. */
final class RuleDocuments {
  private static final int COLUMNS = 5;

  private RuleDocuments() {}

  /**
   * A row of the table.
   *
   * @param aws the code under which AWS reports the same, or an empty text
   */
  record Row(String code, String severity, String name, String aws, String summary) {}

  /** Returns the table, sorted by code. */
  static List<Row> rows() {
    String table = read("rules.csv").orElseThrow();
    return table
        .lines()
        .map(line -> line.split(";", COLUMNS))
        .map(row -> new Row(row[0], row[1], row[2], row[3], row[4]))
        .toList();
  }

  /** Returns the page of a rule. */
  static Optional<String> page(String code) {
    return code.matches("C[0-9]{4}") ? read(code + ".md") : Optional.empty();
  }

  private static Optional<String> read(String file) {
    try (@Nullable InputStream in = RuleDocuments.class.getResourceAsStream("rules/" + file)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
