package dev.cumulusc.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.cli.CommandRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with an application in {@code input/}, and what compiling it gives in {@code expected/}.
 *
 * <p>{@code args} has further arguments, one on a line, and {@code environment} the variables of
 * the process, each as {@code NAME=value}.
 */
record Case(Path folder) {
  static final Path ROOT = Path.of("src/test/resources/cases");
  static final String DIAGNOSTICS = "diagnostics.txt";

  /** A theme of another kind, which other tests read: what makes each rule fire. */
  private static final String RULES = "rules";

  static List<Case> all() {
    return foldersIn(ROOT).stream()
        .filter(theme -> !theme.endsWith(RULES))
        .flatMap(theme -> foldersIn(theme).stream())
        .map(Case::new)
        .toList();
  }

  static List<Path> foldersIn(Path folder) {
    return list(folder).stream().filter(Files::isDirectory).toList();
  }

  static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String theme() {
    return folder.getName(folder.getNameCount() - 2).toString();
  }

  String name() {
    return folder.getFileName().toString();
  }

  Path expected() {
    return folder.resolve("expected");
  }

  /** Compiles the application as somebody would in another country. */
  Map<String, String> runAbroad(Path out) throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      return run(out);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /**
   * Compiles the application.
   *
   * @param out an empty folder for the templates
   * @return the templates that were written, and what the user saw before the summary if it was
   *     anything, by the names of their files in {@code expected/}
   */
  Map<String, String> run(Path out) throws IOException {
    List<String> args = new ArrayList<>();
    String input = folder.resolve("input").toString();
    args.addAll(List.of("compile", input, "--out", out.toString(), "--paths-from", input));
    args.addAll(lines("args"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    new CommandRunner(writer(new ByteArrayOutputStream()), writer(err), environment())
        .run(args.toArray(String[]::new));
    Map<String, String> results = new TreeMap<>();
    if (Files.isDirectory(out)) {
      for (Path file : list(out)) {
        results.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    String seen = err.toString(UTF_8).replaceFirst("(?ms)^Compiled .*", "");
    if (!seen.isEmpty()) {
      results.put(DIAGNOSTICS, seen);
    }
    return results;
  }

  private static PrintWriter writer(ByteArrayOutputStream bytes) {
    return new PrintWriter(bytes, true, UTF_8);
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String line : lines("environment")) {
      String[] variable = line.split("=", 2);
      environment.put(variable[0], variable[1]);
    }
    return environment;
  }

  private List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
