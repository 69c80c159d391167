package dev.cumulusc.rules.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Contexts;
import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.Rule;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.validate.RuleEngine;
import dev.cumulusc.validate.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each rule on two files: {@code fires.yml}, where it reports the lines with {@code # here},
 * and {@code silent.yml}. Rules that look at functions have a configuration there, others a
 * definition. What they say is in {@code machine-findings/rules.found}, which {@code
 * -Dcases.update} writes.
 */
class MachineRulesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/rules");

  /** Definitions of such a size are made by the tests that need them. */
  private static final Set<String> WITHOUT_CASES = Set.of("C4022", "C4023");

  private static final Path MESSAGES = Path.of("src/test/resources/machine-findings/rules.found");

  static Stream<Rule> rules() {
    return MachineRules.all().stream()
        .filter(rule -> !WITHOUT_CASES.contains(rule.infos().get(0).code()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void firesAtTheLinesThatAreToBlame(Rule rule) throws IOException {
    String text = read(rule, "fires.yml");
    String code = rule.infos().get(0).code();
    List<Diagnostic> found = find(rule, text);

    assertThat(markedLines(text)).isNotEmpty();
    assertThat(found.stream().map(MachineRulesTest::line))
        .containsExactlyElementsOf(
            markedLines(text).stream().map(line -> code + ":" + line).toList());
    checkSaid(code, found.stream().map(Found::whole).toList());
  }

  private static void checkSaid(String code, List<String> found) throws IOException {
    List<String> all = Files.readAllLines(MESSAGES);
    Predicate<String> isOfRule = line -> code(line).equals(code);
    if (System.getProperty("cases.update") != null) {
      all =
          Stream.concat(all.stream().filter(isOfRule.negate()), found.stream())
              .sorted(Comparator.comparing(MachineRulesTest::code))
              .toList();
      Files.write(MESSAGES, all);
    }
    assertThat(found).isEqualTo(all.stream().filter(isOfRule).toList());
  }

  /** A line has place, severity, code. */
  private static String code(String line) {
    return line.split(" ")[2];
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isSilentNearIt(Rule rule) throws IOException {
    assertThat(run(rule, read(rule, "silent.yml"))).isEmpty();
  }

  @Test
  void listsTheRulesInTheOrderOfTheirCodes() {
    assertThat(MachineRules.all()).extracting(rule -> rule.infos().get(0).code()).isSorted();
  }

  @Test
  @Tag("fires:C4022")
  @Tag("silent:C4022")
  void limitsTheSizeOfADefinition() {
    String comment = "x".repeat(1_048_576);

    assertThat(run(rule("C4022"), machine("Comment", comment))).containsExactly("C4022:3");
    assertThat(run(rule("C4022"), machine("Comment", comment.substring(100)))).isEmpty();
  }

  @Test
  @Tag("fires:C4023")
  @Tag("silent:C4023")
  void limitsTheSizeOfLiterals() {
    String result = "x".repeat(262_143);

    assertThat(run(rule("C4023"), machine("Result", result))).containsExactly("C4023:5");
    assertThat(run(rule("C4023"), machine("Result", result.substring(1)))).isEmpty();
  }

  private static String machine(String field, String value) {
    return "# A definition\nStartAt: A\nStates:\n  A: {Type: Pass, End: true,\n    "
        + field
        + ": "
        + value
        + "}\n";
  }

  private static Rule rule(String code) {
    return MachineRules.all().stream()
        .filter(rule -> rule.infos().get(0).code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> run(Rule rule, String text) {
    return find(rule, text).stream().map(MachineRulesTest::line).toList();
  }

  private static List<Diagnostic> find(Rule rule, String text) {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode file = Yaml.mapping(text);
    RuleEngine engine = new RuleEngine(List.of(rule));
    if (file.has("stepFunctions")) {
      RuleContext context = Contexts.of(Emitted.of(text));
      List<Machine> machines =
          context.machines().stream().map(RuleContext.WorkflowMachine::machine).toList();
      engine.run(new Subject(Optional.of(context), machines, List.of(), true), diagnostics);
    } else {
      engine.run(Machine.of(file, typeFor(rule)), diagnostics);
    }
    return diagnostics.sorted();
  }

  private static MachineType typeFor(Rule rule) {
    return rule.infos().get(0).name().startsWith("express-")
        ? MachineType.EXPRESS
        : MachineType.STANDARD;
  }

  private static String line(Diagnostic found) {
    return found.rule().code() + ":" + found.at().line();
  }

  private static List<Integer> markedLines(String text) {
    List<String> lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains("# here"))
        .mapToObj(i -> i + 1)
        .toList();
  }

  private static String read(Rule rule, String file) throws IOException {
    return Files.readString(CASES.resolve(rule.infos().get(0).code()).resolve(file));
  }
}
