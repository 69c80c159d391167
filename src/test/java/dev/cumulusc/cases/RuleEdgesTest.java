package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.cumulusc.compile.RuleAlone;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.rules.Rules;
import dev.cumulusc.validate.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs single rules on applications, which shows that none needs another's findings: on the cases
 * of the rule, and on what lies at its edges.
 */
class RuleEdgesTest {
  static final Map<String, Rule> RULES =
      Rules.all().stream()
          .flatMap(rule -> rule.infos().stream().map(info -> Map.entry(info.code(), rule)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  /** Read once: mutation tests ask for them with every single row. */
  private static final List<RuleEdge> EDGES =
      RuleEdge.all().stream().filter(edge -> RULES.containsKey(edge.code())).toList();

  /** The rules whose cases are applications. */
  private static final List<String> CODES =
      RuleApplicationsTest.codes().stream()
          .filter(RULES::containsKey)
          .filter(code -> application(code, "fires.yml").request(Path.of("")).isPresent())
          .toList();

  @TempDir Path temporary = Path.of("");

  static List<RuleEdge> edges() {
    return EDGES;
  }

  static List<String> codes() {
    return CODES;
  }

  @ParameterizedTest
  @MethodSource("edges")
  void reportsAsOftenAsItShould(RuleEdge edge) throws IOException {
    edge.check(found(edge.code(), edge.application(), temporary));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void needsNoOtherRule(String code) throws IOException {
    RuleApplication fires = application(code, "fires.yml");
    assertThat(found(code, fires, temporary.resolve("fires")))
        .filteredOn(line -> line.startsWith(code))
        .singleElement(as(STRING))
        .startsWith(code + " " + fires.place(temporary.resolve("fires")) + ":");
    assertThat(found(code, application(code, "silent.yml"), temporary.resolve("silent")))
        .noneMatch(line -> line.startsWith(code));
  }

  private static RuleApplication application(String code, String file) {
    try {
      return RuleApplication.of(Files.readString(RuleEdge.RULES.resolve(code).resolve(file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> found(String code, RuleApplication application, Path folder)
      throws IOException {
    application.write(folder);
    return RuleAlone.run(
            Objects.requireNonNull(RULES.get(code)),
            application.request(folder).orElseThrow(),
            application.engine())
        .stream()
        .map(
            each ->
                each.rule().code()
                    + " "
                    + each.at()
                    + " "
                    + Found.said(each)
                    + " ("
                    + each.severity().label()
                    + ")")
        .toList();
  }
}
