package dev.cumulusc.rules.machine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Family;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.rules.AslValidator;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the definitions in {@code src/test/resources/asl}. Each folder holds definitions with one
 * defect ({@code bad-*}) and some near them without ({@code good-*}); {@code expected.txt} tells
 * what is reported, one line each: file, place, severity, code. Those in {@code *.express.json} are
 * Express machines.
 */
class AslCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/asl");

  /**
   * What is reported of callbacks and their tokens, which the table of defects has among others.
   */
  private static final Set<String> TOKENS = Set.of("C4010", "C4011");

  @TestFactory
  Stream<DynamicTest> reportsWhatIsExpected() {
    return below(CORPUS)
        .filter(Files::isDirectory)
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(), () -> checkFolder(folder)));
  }

  private static void checkFolder(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    below(folder)
        .filter(file -> !file.endsWith("expected.txt"))
        .forEach(file -> found.addAll(diagnose(file)));
    Path expected = folder.resolve("expected.txt");
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (before.isEmpty() || System.getProperty("cases.update") != null) {
      Files.writeString(expected, found.stream().map(line -> line + "\n").collect(joining()));
    }
    assertThat(found).isEqualTo(before.lines().toList());
    assertThat(found).noneMatch(line -> line.startsWith("good-"));
    assertThat(below(folder).map(file -> file.getFileName().toString()))
        .filteredOn(name -> name.startsWith("bad-"))
        .allMatch(name -> found.stream().anyMatch(line -> line.startsWith(name + ":")));
  }

  /** Policy is another matter: most of these definitions are too short to follow any. */
  private static List<String> diagnose(Path file) {
    String name = file.getFileName().toString();
    MachineType type = name.endsWith(".express.json") ? MachineType.EXPRESS : MachineType.STANDARD;
    Diagnostics diagnostics = new Diagnostics();
    new DefinitionReader(diagnostics)
        .read(SourceFile.of(name, read(file)))
        .filter(MappingNode.class::isInstance)
        .ifPresent(node -> AslValidator.validate((MappingNode) node, type, diagnostics));
    return diagnostics.sorted().stream()
        .filter(diagnostic -> isOfLanguage(diagnostic.rule()))
        .map(AslCorpusTest::line)
        .toList();
  }

  private static boolean isOfLanguage(RuleInfo rule) {
    return rule.family() != Family.TASK_POLICY || TOKENS.contains(rule.code());
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.at() + " " + diagnostic.severity().label() + " " + diagnostic.rule().code();
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
