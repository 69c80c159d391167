package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.cumulusc.compile.RuleAlone;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.rules.Rules;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs single rules, which shows that none needs another's findings, and tests what lies at their
 * edges: each row of an {@code edges.yml} takes an application of {@code cases/rules}, replaces
 * some of its text, and says how often the rule reports.
 *
 * <pre>
 * - edge: one unit beyond         # what the row is about
 *   of: fires                     # or another rule's: C4028/silent
 *   change: {'memory: 1': 'memory: 2'}
 *   reports: 1
 *   says: a part of the message, or of the help behind it   # if it matters
 * </pre>
 */
class RuleEdgesTest {
  private static final Path RULES = Case.ROOT.resolve("rules");
  private static final String FILE = "edges.yml";

  private static final Map<String, Rule> RULES_BY_CODE =
      Rules.all().stream()
          .flatMap(rule -> rule.infos().stream().map(info -> Map.entry(info.code(), rule)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final String TEMPLATE = "cloudformation.template.yml";

  /** An application that a fixture which is a template is laid over. */
  private static final String OF_TEMPLATES =
      """
      # file: app/config.yml
      default:
        prefix: shop
        prefixNoDash: Shop
        sqs:
          Work: {}
      """;

  @TempDir Path temporary = Path.of("");

  /** A row of a rule's file. */
  private record Edge(String code, MappingNode row) {
    String text(String key) {
      return row.scalar(key).map(ScalarNode::text).orElse("");
    }

    RuleApplication application() throws IOException {
      String of = text("of");
      String text =
          Files.readString(RULES.resolve((of.contains("/") ? of : code + "/" + of) + ".yml"));
      for (Entry change : row.mapping("change").map(MappingNode::entries).orElse(List.of())) {
        String before = change.key().text();
        assertThat(text).as(toString()).contains(before);
        text = text.replace(before, ((ScalarNode) change.value()).text());
      }
      return RuleApplication.of(
          text.startsWith("# ") ? text : OF_TEMPLATES + "# file: app/" + TEMPLATE + "\n" + text);
    }

    @Override
    public String toString() {
      return code + ": " + text("edge");
    }
  }

  /** Read once: mutation tests ask for them with every single row. */
  private static final List<Edge> EDGES =
      Case.foldersIn(RULES).stream()
          .filter(folder -> Files.exists(folder.resolve(FILE)))
          .flatMap(RuleEdgesTest::edges)
          .toList();

  static List<Edge> edges() {
    return EDGES;
  }

  private static Stream<Edge> edges(Path folder) {
    try {
      String code = folder.getFileName().toString();
      SequenceNode rows = (SequenceNode) Yaml.read(Files.readString(folder.resolve(FILE)));
      return rows.items().stream().map(row -> new Edge(code, (MappingNode) row));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("edges")
  void reportsAsOftenAsItShould(Edge edge) throws IOException {
    RuleApplication application = edge.application();
    application.write(temporary);
    assertThat(found(edge.code(), application, temporary))
        .as(edge.toString())
        .filteredOn(line -> line.startsWith(edge.code()))
        .hasSize(Integer.parseInt(edge.text("reports")))
        .allMatch(line -> line.contains(edge.text("says")));
  }

  /** The rules whose cases are applications. */
  static Stream<String> codes() {
    return RuleApplicationsTest.codes().stream().filter(RULES_BY_CODE::containsKey);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void needsNoOtherRule(String code) throws IOException {
    RuleApplication fires = application(code, "fires.yml");
    fires.write(temporary.resolve("fires"));
    assertThat(found(code, fires, temporary.resolve("fires")))
        .filteredOn(line -> line.startsWith(code))
        .singleElement(as(STRING))
        .startsWith(code + " " + fires.place(temporary.resolve("fires")) + ":");
    RuleApplication silent = application(code, "silent.yml");
    silent.write(temporary.resolve("silent"));
    assertThat(found(code, silent, temporary.resolve("silent")))
        .noneMatch(line -> line.startsWith(code));
  }

  private static RuleApplication application(String code, String file) throws IOException {
    return RuleApplication.of(Files.readString(RULES.resolve(code).resolve(file)));
  }

  /** Runs the rule without any other, where it is one that checks what was compiled. */
  private static List<String> found(String code, RuleApplication application, Path folder) {
    return RULES_BY_CODE.containsKey(code) && application.request(folder).isPresent()
        ? RuleAlone.run(
                RULES_BY_CODE.get(code), application.request(folder).get(), application.engine())
            .stream()
            .map(
                each ->
                    each.rule().code()
                        + " "
                        + each.at()
                        + " "
                        + each.message()
                        + each.help().map(help -> " " + help).orElse(""))
            .toList()
        : Validation.of(application.arguments(folder)).stream()
            .map(each -> Validation.codeAndPlace(each) + ": " + Validation.text(each, "message"))
            .toList();
  }
}
