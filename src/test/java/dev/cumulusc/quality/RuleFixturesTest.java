package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.catalog.RuleCatalog;
import dev.cumulusc.diagnostic.RuleInfo;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every rule has something that it reports, and something near it that it lets be: the files {@code
 * fires.yml} and {@code silent.yml} of its folder, or, for what no text can be, a test with the tag
 * {@code fires:} or {@code silent:} and the code.
 */
class RuleFixturesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/rules");

  @ParameterizedTest
  @ValueSource(strings = {"fires", "silent"})
  void everyRuleIsShownToReportAndToBeSilent(String what) throws ReflectiveOperationException {
    Set<String> tags = tags();
    assertThat(RuleCatalog.all())
        .hasSizeGreaterThanOrEqualTo(120)
        .extracting(RuleInfo::code)
        .filteredOn(code -> !tags.contains(what + ":" + code))
        .filteredOn(code -> !Files.exists(CASES.resolve(code).resolve(what + ".yml")))
        .isEmpty();
  }

  @Test
  void noFixtureAndNoTagIsOfARuleThatIsGone() throws ReflectiveOperationException {
    Set<String> named = new TreeSet<>();
    Repository.filesBelow(CASES)
        .forEach(file -> named.add(CASES.relativize(file).getName(0).toString()));
    tags().stream()
        .filter(tag -> tag.contains(":"))
        .forEach(tag -> named.add(tag.split(":", 2)[1]));
    assertThat(RuleCatalog.all()).extracting(RuleInfo::code).containsAll(named);
  }

  private static Set<String> tags() throws ReflectiveOperationException {
    Set<String> tags = new TreeSet<>();
    for (Path file : Repository.filesBelow(classes())) {
      String name = classes().relativize(file).toString().replace('\\', '/');
      if (name.endsWith("Test.class")) {
        String className = name.substring(0, name.length() - ".class".length()).replace('/', '.');
        for (Method method : Class.forName(className).getDeclaredMethods()) {
          for (Tag tag : method.getAnnotationsByType(Tag.class)) {
            tags.add(tag.value());
          }
        }
      }
    }
    return tags;
  }

  private static Path classes() {
    try {
      return Path.of(
          RuleFixturesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
