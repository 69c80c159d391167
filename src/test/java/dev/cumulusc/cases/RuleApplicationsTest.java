package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.CommandRunner;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Validates the applications of {@code cases/rules}: {@code fires.yml} has one defect, which its
 * rule alone reports, and {@code silent.yml} is near it and right.
 */
class RuleApplicationsTest {
  private static final Set<String> SUPPRESSIONS = Set.of("C0701", "C0702", "C0703", "C0704");

  @TempDir Path temporary = Path.of("");

  /** The rules whose cases are applications. */
  static Stream<String> codes() {
    return Case.list(Case.ROOT.resolve("rules")).stream()
        .filter(folder -> RuleApplication.isOne(folder.resolve("fires.yml")))
        .map(folder -> folder.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("codes")
  void firesAtTheLineThatIsToBlame(String code) throws IOException {
    RuleApplication application = read(code, "fires.yml");
    List<MappingNode> found = validate(application);
    assertThat(found.stream().filter(each -> isOf(code, each)))
        .extracting(each -> text(each, "code") + " " + place(each))
        .containsExactly(code + " " + application.place(temporary));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void isSilentNearIt(String code) throws IOException {
    assertThat(validate(read(code, "silent.yml")))
        .filteredOn(each -> isOf(code, each))
        .extracting(each -> text(each, "code") + " " + place(each) + " " + text(each, "message"))
        .isEmpty();
  }

  private static RuleApplication read(String code, String file) throws IOException {
    return RuleApplication.of(
        Files.readString(Case.ROOT.resolve("rules").resolve(code).resolve(file)));
  }

  private List<MappingNode> validate(RuleApplication application) throws IOException {
    application.write(temporary);
    List<String> arguments = new ArrayList<>(List.of("validate", "--format", "json"));
    arguments.addAll(application.arguments(temporary));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    new CommandRunner(new PrintWriter(out), new PrintWriter(err), Map.of())
        .run(arguments.toArray(String[]::new));
    assertThat(out.toString()).as(err.toString()).startsWith("{");
    return Yaml.mapping(out.toString()).sequence("diagnostics").orElseThrow().items().stream()
        .map(MappingNode.class::cast)
        .toList();
  }

  /**
   * Notes of other rules are about what else could be better. What a comment fails to silence is
   * reported, too.
   */
  private static boolean isOf(String code, MappingNode diagnostic) {
    String other = text(diagnostic, "code");
    boolean counts = !text(diagnostic, "severity").equals("note");
    return other.equals(code) || (counts && !SUPPRESSIONS.contains(code));
  }

  private static String place(MappingNode diagnostic) {
    return text(diagnostic, "file") + ":" + text(diagnostic, "line");
  }

  private static String text(MappingNode diagnostic, String key) {
    return diagnostic.scalar(key).orElseThrow().text();
  }
}
