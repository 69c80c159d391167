package dev.cumulusc.rules.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.rules.AslValidator;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the definitions in {@code src/test/resources/machine-findings}: each holds a kind of finding
 * with its edges. A comment such as {@code # C3008 error} stands on each line that is reported;
 * nothing else may be, but for notes that the file does not speak of. Files named {@code
 * *.express.yml} are Express machines. The {@code .found} file beside each has all that is said of
 * it; {@code -Dcases.update} writes these.
 */
class MachineFindingsTest {
  private static final Path FOLDER = Path.of("src/test/resources/machine-findings");
  private static final String FOUND = ".found";
  private static final Pattern EXPECTED = Pattern.compile("(C\\d{4}) (error|warning|note)");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.toString().endsWith(FOUND)).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void reportsWhatTheCommentsSay(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> lines = text.lines().toList();
    Set<String> expected = new TreeSet<>();
    Set<String> codes = new TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher matcher = EXPECTED.matcher(line.substring(Math.max(0, line.lastIndexOf('#'))));
      while (line.contains("#") && matcher.find()) {
        codes.add(matcher.group(1));
        expected.add(i + 1 + " " + matcher.group());
      }
    }

    List<Diagnostic> found =
        findings(file, text).stream()
            .filter(each -> each.severity() != Severity.NOTE || codes.contains(each.rule().code()))
            .toList();
    assertThat(found)
        .extracting(
            each -> each.at().line() + " " + each.rule().code() + " " + each.severity().label())
        .containsExactlyInAnyOrderElementsOf(expected);
    checkSaid(file, found);
  }

  private static void checkSaid(Path file, List<Diagnostic> found) throws IOException {
    Path said = file.resolveSibling(file.getFileName() + FOUND);
    List<String> lines = found.stream().map(Found::whole).toList();
    if (System.getProperty("cases.update") != null) {
      Files.write(said, lines);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(said));
  }

  private static List<Diagnostic> findings(Path file, String text) {
    String name = file.getFileName().toString();
    Diagnostics diagnostics = new Diagnostics();
    MachineType type = name.contains(".express.") ? MachineType.EXPRESS : MachineType.STANDARD;
    new DefinitionReader(diagnostics)
        .read(SourceFile.of(name, text))
        .ifPresent(node -> AslValidator.validate((MappingNode) node, type, diagnostics));
    return diagnostics.sorted();
  }
}
