package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
  private static final List<String> CODES =
      Case.list(Case.ROOT.resolve("rules")).stream()
          .filter(folder -> RuleApplication.isOne(folder.resolve("fires.yml")))
          .map(folder -> folder.getFileName().toString())
          .toList();

  static List<String> codes() {
    return CODES;
  }

  @ParameterizedTest
  @MethodSource("codes")
  void firesAtTheLineThatIsToBlame(String code) throws IOException {
    RuleApplication application = read(code, "fires.yml");
    List<MappingNode> found = validate(application);
    assertThat(found.stream().filter(each -> isOf(code, each)))
        .extracting(Validation::codeAndPlace)
        .containsExactly(code + " " + application.place(temporary));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void isSilentNearIt(String code) throws IOException {
    assertThat(validate(read(code, "silent.yml")))
        .filteredOn(each -> isOf(code, each))
        .extracting(each -> Validation.codeAndPlace(each) + " " + Validation.text(each, "message"))
        .isEmpty();
  }

  private static RuleApplication read(String code, String file) throws IOException {
    return RuleApplication.of(
        Files.readString(Case.ROOT.resolve("rules").resolve(code).resolve(file)));
  }

  private List<MappingNode> validate(RuleApplication application) throws IOException {
    application.write(temporary);
    return Validation.of(application.arguments(temporary));
  }

  /**
   * Notes of other rules are about what else could be better. What a comment fails to suppress is
   * reported, too.
   */
  private static boolean isOf(String code, MappingNode diagnostic) {
    String other = Validation.text(diagnostic, "code");
    boolean counts = !Validation.text(diagnostic, "severity").equals("note");
    return other.equals(code) || (counts && !SUPPRESSIONS.contains(code));
  }
}
