package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles each case and compares all that comes of it, byte by byte. A new case needs no more than
 * its folder: what is missing in {@code expected/} is written, for somebody to read, and the test
 * fails. {@code -Dcases.update} writes everything anew, and fails too.
 *
 * <p>A case that expects diagnostics need not expect a template; when it does not, what is written
 * to it is not compared.
 */
class CasesTest {
  private static final boolean UPDATE = System.getProperty("cases.update") != null;
  private static final Set<String> PARTS = Set.of("input", "args", "environment", "expected");
  private static final Set<String> RESULTS =
      Set.of(Case.DIAGNOSTICS, "cloudformation.yml", "cloudformation.json");

  @TempDir Path temporary = Path.of("");

  @TestFactory
  Stream<DynamicNode> casesGiveWhatTheyExpect() {
    Map<String, List<Case>> themes =
        Case.all().stream()
            .collect(Collectors.groupingBy(Case::theme, TreeMap::new, Collectors.toList()));
    return themes.entrySet().stream()
        .map(
            theme ->
                DynamicContainer.dynamicContainer(
                    theme.getKey(),
                    theme.getValue().stream()
                        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)))));
  }

  @Test
  void foldersHoldNothingButCases() {
    List<Path> strange = new ArrayList<>();
    for (Path theme : Case.list(Case.ROOT)) {
      if (!Files.isDirectory(theme) || Case.list(theme).isEmpty()) {
        strange.add(theme);
      }
    }
    for (Case each : Case.all()) {
      Case.list(each.folder()).stream()
          .filter(part -> !PARTS.contains(part.getFileName().toString()))
          .forEach(strange::add);
      if (!Files.isDirectory(each.folder().resolve("input"))) {
        strange.add(each.folder());
      } else if (Files.isDirectory(each.expected())) {
        Case.list(each.expected()).stream()
            .filter(result -> !RESULTS.contains(result.getFileName().toString()))
            .forEach(strange::add);
      }
    }
    assertThat(strange).as("what belongs to no case").isEmpty();
  }

  private void check(Case each) throws IOException {
    Path out = temporary.resolve(each.theme() + "-" + each.name());
    Map<String, String> here = each.run(out.resolve("here"));
    Map<String, String> abroad = each.runAbroad(out.resolve("abroad"));
    assertThat(abroad).as("what comes of it with another locale and time zone").isEqualTo(here);
    Map<String, String> expected = expected(each);
    if (UPDATE || expected.isEmpty()) {
      write(each, here, expected);
    }
    if (expected.containsKey(Case.DIAGNOSTICS)) {
      here.keySet().removeIf(name -> !expected.containsKey(name));
    }
    assertThat(here).isEqualTo(expected);
  }

  private static Map<String, String> expected(Case each) throws IOException {
    Map<String, String> expected = new TreeMap<>();
    if (Files.isDirectory(each.expected())) {
      for (Path file : Case.list(each.expected())) {
        expected.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return expected;
  }

  private static void write(Case each, Map<String, String> here, Map<String, String> before)
      throws IOException {
    Files.createDirectories(each.expected());
    boolean onlyDiagnostics = before.keySet().equals(Set.of(Case.DIAGNOSTICS));
    for (String name : RESULTS) {
      Path file = each.expected().resolve(name);
      String result = here.get(name);
      if (result == null) {
        Files.deleteIfExists(file);
      } else if (!onlyDiagnostics || name.equals(Case.DIAGNOSTICS)) {
        Files.writeString(file, result);
      }
    }
    fail("Wrote " + each.expected() + ": read it, and run the test again.");
  }
}
