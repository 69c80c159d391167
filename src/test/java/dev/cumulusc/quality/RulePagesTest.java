package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.catalog.RuleCatalog;
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
  void codesNamesAndSummariesHaveTheirForm() {
    for (RuleInfo rule : RuleCatalog.all()) {
      assertThat(rule.code()).matches("C[0-9]{4}");
      assertThat(rule.family()).as(rule.code()).isNotNull();
      assertThat(rule.name()).as(rule.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(rule.summary()).as(rule.code()).matches("[A-Z`].*\\.").doesNotContain(";", "\n");
    }
  }
}
