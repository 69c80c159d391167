package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.catalog.RuleCatalog;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every rule has a code and a name of its own, a row in the table, and a page. */
class RulePagesTest {
  /** What follows from a file, a folder or a number of values, and from nobody's word. */
  private static final List<String> WITHOUT_SOURCE =
      List.of(
          "C0004", "C0005", "C0106", "C0107", "C0202", "C0207", "C0209", "C0504", "C0506", "C0712",
          "C2122", "C2303", "C7101");

  private static final Path FOLDER = Path.of("docs/rules");

  /** Rewrites the files with {@code -Drules.update}, and still fails where they changed. */
  @Test
  void theDocumentsAreThoseOfTheRules() throws IOException {
    Map<String, String> expected = RulePages.files();
    Set<String> found = new TreeSet<>();
    Repository.filesBelow(FOLDER).forEach(file -> found.add(file.getFileName().toString()));
    Set<String> outdated = new TreeSet<>();
    for (Map.Entry<String, String> file : expected.entrySet()) {
      Path path = FOLDER.resolve(file.getKey());
      if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
        outdated.add(file.getKey());
      }
    }
    if (System.getProperty("rules.update") != null) {
      update(expected, found);
    }
    assertThat(outdated).as("out of date; run the tests with -Drules.update").isEmpty();
    assertThat(found).isEqualTo(expected.keySet());
  }

  private static void update(Map<String, String> expected, Set<String> found) throws IOException {
    for (Map.Entry<String, String> file : expected.entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
    }
    for (String file : found) {
      if (!expected.containsKey(file)) {
        Files.delete(FOLDER.resolve(file));
      }
    }
  }

  @Test
  void codesAndNamesAreUnique() {
    List<RuleInfo> rules = RuleCatalog.all();
    assertThat(rules).extracting(RuleInfo::code).doesNotHaveDuplicates();
    assertThat(rules).extracting(RuleInfo::name).doesNotHaveDuplicates();
  }

  @Test
  void noRuleHidesFromTheTable() {
    Pattern code = Pattern.compile("\"(C[0-9]{4})\"");
    Set<String> written = new TreeSet<>();
    for (Path file : Repository.javaSources()) {
      if (file.startsWith(Path.of("src/main"))) {
        code.matcher(Repository.read(file.toString()))
            .results()
            .forEach(match -> written.add(match.group(1)));
      }
    }
    assertThat(RuleCatalog.all().stream().map(RuleInfo::code)).containsAll(written);
  }

  @Test
  void everyRuleSaysHowToFixIt() {
    for (RuleInfo rule : RuleCatalog.all()) {
      assertThat(rule.fix()).as(rule.code()).matches("(?s)[A-Z`].*\\.").doesNotContain("\n");
      assertThat(rule.why())
          .as(rule.code())
          .matches("(?s)|([A-Z`]|cumulusc |kes ).*\\.")
          .doesNotContain("\n");
    }
    assertThat(RuleCatalog.all().stream().map(RuleInfo::fix).distinct())
        .as("fixes that say something about their rule")
        .hasSizeGreaterThan(RuleCatalog.all().size() * 9 / 10);
  }

  /** Only what every program would refuse, such as a file that can't be read, needs no source. */
  @Test
  void rulesNameTheirSource() {
    for (RuleInfo rule : RuleCatalog.all()) {
      rule.authority()
          .ifPresent(source -> assertThat(source.where()).as(rule.code()).matches(form(source)));
      if (rule.authority().filter(each -> each.kind() == Authority.Kind.OWN).isPresent()) {
        assertThat(Path.of(rule.authority().get().where())).as(rule.code()).exists();
      }
    }
    assertThat(RuleCatalog.all())
        .filteredOn(rule -> rule.authority().isEmpty())
        .extracting(RuleInfo::code)
        .containsExactlyElementsOf(WITHOUT_SOURCE);
  }

  private static String form(Authority source) {
    return switch (source.kind()) {
      case AWS -> "https://docs\\.aws\\.amazon\\.com/[\\w./-]+\\.html";
      case SPECIFICATION, PUBLISHED -> "https://\\S+";
      case RECORDED -> "[A-Z`].*\\.";
      case OWN -> "[\\w./-]+";
    };
  }

  @Test
  void codesNamesAndSummariesHaveTheirForm() {
    for (RuleInfo rule : RuleCatalog.all()) {
      assertThat(rule.code()).matches("C[0-9]{4}");
      assertThat(rule.family()).as(rule.code()).isNotNull();
      assertThat(rule.name()).as(rule.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(rule.summary()).as(rule.code()).matches("[A-Z`].*\\.").doesNotContain(";", "\n");
    }
  }
}
