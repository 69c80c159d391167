package dev.cumulusc.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The warnings and notes that an application had at some time, so that only new ones are reported.
 * Their lines are left out, since other changes move them. Errors are never taken as known: nothing
 * can be made while there is one.
 *
 * <p>The file has a line for each, {@code CODE file: message}, sorted, so that differences between
 * two versions of it can be read; lines that begin with {@code #} are comments.
 */
public final class Baseline {
  private static final String HEAD =
      "# Warnings and notes that are known; `cumulusc validate --write-baseline FILE` writes this"
          + " file.\n";

  private static final Pattern ENTRY = Pattern.compile("C\\d{4} .*: .*");

  private final Map<String, Integer> counts = new HashMap<>();

  private Baseline(List<String> lines) {
    lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> counts.merge(line, 1, Integer::sum));
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read, or is another file than one that was written here
   */
  public static Baseline read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#") && !ENTRY.matcher(line).matches()) {
        throw new IOException("its line " + (i + 1) + " is no finding: `CODE FILE: MESSAGE`");
      }
    }
    return new Baseline(lines);
  }

  /** Writes the file of what was found. */
  public static void write(List<Diagnostic> found, Path file) throws IOException {
    Files.writeString(
        file,
        found.stream()
            .filter(each -> each.severity() != Severity.ERROR)
            .map(Baseline::line)
            .sorted()
            .collect(Collectors.joining("\n", HEAD, "\n")));
  }

  /** Returns findings without those that are known; of equal ones, as many as are known. */
  List<Diagnostic> without(List<Diagnostic> found) {
    Map<String, Integer> left = new HashMap<>(counts);
    List<Diagnostic> fresh = new ArrayList<>();
    for (Diagnostic each : found) {
      int known = each.severity() == Severity.ERROR ? 0 : left.getOrDefault(line(each), 0);
      if (known > 0) {
        left.put(line(each), known - 1);
      } else {
        fresh.add(each);
      }
    }
    return fresh;
  }

  private static String line(Diagnostic found) {
    return found.rule().code() + " " + found.at().file().name() + ": " + found.message();
  }
}
