package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.source.ProgramData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The facts of AWS that come with the program: {@code --version} says how old each of them is. */
class ServiceDataTest extends CommandFolder {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/cumulusc");

  /** What the first lines of a file say that was made from a source of a certain day. */
  private static final Pattern DATED =
      Pattern.compile(
          "(Written|Made) by `?(conformance|src/build)/|(?i:as of) (the same day|20\\d\\d)|^as-of ",
          Pattern.MULTILINE);

  private static final int HEAD = 10;

  private final List<String[]> rows =
      ProgramData.lines(ProgramVersion.class, "service-data.txt").stream()
          .map(row -> row.split("\\|"))
          .toList();

  @Test
  void eachIsShownWithItsDay() {
    assertThat(run("--version")).isEqualTo(ExitCode.DONE);
    assertThat(rows).hasSizeGreaterThan(6);
    for (String[] row : rows) {
      assertThat(LocalDate.parse(row[2])).isAfter("2026-01-01");
      assertThat(out.toString())
          .containsPattern(
              "  " + row[0] + " +as of " + row[2] + " \\(" + Pattern.quote(row[3]) + "\\)");
    }
  }

  @Test
  void eachFileSaysWhatIsShown() throws IOException {
    for (String[] row : rows) {
      boolean isMade = row[3].matches("\\S+ \\d.*");
      String shown = isMade ? row[3] : row[2];
      assertThat(head(RESOURCES.resolve(row[1].split(" ")[0]))).as(row[0]).contains(shown);
    }
  }

  @Test
  void eachFileThatIsOfACertainDayHasARow() throws IOException {
    Set<String> dated;
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      dated =
          all.filter(file -> file.toString().matches(".*\\.(txt|md)"))
              .filter(file -> !file.endsWith("service-data.txt"))
              .filter(file -> DATED.matcher(head(file)).find())
              .map(file -> RESOURCES.relativize(file).toString())
              .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> shown = new TreeSet<>();
    rows.forEach(row -> shown.addAll(List.of(row[1].split(" "))));
    assertThat(dated).isEqualTo(shown);
  }

  private static String head(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(HEAD).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
