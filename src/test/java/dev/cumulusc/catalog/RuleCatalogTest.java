package dev.cumulusc.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.Main;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.rules.Rules;
import dev.cumulusc.validate.Rule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleCatalogTest {

  @Test
  void listsEveryRuleOfTheProgramOnce() throws Exception {
    Set<RuleInfo> written = new HashSet<>();
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == RuleInfo.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          written.add((RuleInfo) field.get(null));
        }
      }
    }
    assertThat(written).hasSizeGreaterThan(290);
    assertThat(RuleCatalog.all())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void everyCheckIsAmongTheRulesThatAreRun() throws Exception {
    List<Class<?>> checks = new ArrayList<>();
    for (Class<?> type : classes()) {
      if (Rule.class.isAssignableFrom(type) && !type.isInterface()) {
        checks.add(type);
      }
    }
    assertThat(Rules.all().stream().<Class<?>>map(Rule::getClass))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(checks);
  }

  @Test
  void aCheckReportsInOneStage() {
    assertThat(Rules.all())
        .allSatisfy(
            rule ->
                assertThat(rule.infos())
                    .isNotEmpty()
                    .allMatch(info -> info.stage() == rule.stage()));
  }

  @Test
  void findsByCodeAndName() {
    assertThat(RuleCatalog.find("c5101").orElseThrow().name()).isEqualTo("function-timeout");
    assertThat(RuleCatalog.find("function-timeout").orElseThrow().code()).isEqualTo("C5101");
    assertThat(RuleCatalog.find("C51")).isEmpty();
  }

  private static List<Class<?>> classes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name =
            root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        if (name.endsWith(".class") && !name.endsWith("-info.class")) {
          classes.add(Class.forName(name.substring(0, name.length() - ".class".length())));
        }
      }
    }
    return classes;
  }
}
