package dev.cumulusc.rules.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.rules.AslValidator;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * *.express.yml} are Express machines.
 */
class MachineFindingsTest {
  private static final Path FOLDER = Path.of("src/test/resources/machine-findings");
  private static final Pattern EXPECTED = Pattern.compile("(C\\d{4}) (error|warning|note)");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
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

    assertThat(findings(file, text, codes)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> findings(Path file, String text, Set<String> codes) {
    String name = file.getFileName().toString();
    Diagnostics diagnostics = new Diagnostics();
    MachineType type = name.contains(".express.") ? MachineType.EXPRESS : MachineType.STANDARD;
    new DefinitionReader(diagnostics)
        .read(SourceFile.of(name, text))
        .ifPresent(node -> AslValidator.validate((MappingNode) node, type, diagnostics));
    List<String> found = new ArrayList<>();
    for (Diagnostic each : diagnostics.sorted()) {
      String code = each.rule().code();
      if (each.severity() != Severity.NOTE || codes.contains(code)) {
        found.add(each.at().line() + " " + code + " " + each.severity().label());
      }
    }
    return found;
  }
}
