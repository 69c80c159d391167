package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Validates what lies at the edges of rules: each row of an {@code edges.yml} takes an application
 * of {@code cases/rules}, replaces some of its text, and says how often the rule reports.
 *
 * <pre>
 * - edge: one unit beyond         # what the row is about
 *   of: fires                     # or another rule's: C4028/silent
 *   change: {'memory: 1': 'memory: 2'}
 *   reports: 1
 *   says: a part of the message   # if it matters
 * </pre>
 */
class RuleEdgesTest {
  private static final Path RULES = Case.ROOT.resolve("rules");
  private static final String FILE = "edges.yml";

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

  static Stream<Edge> edges() {
    return Case.foldersIn(RULES).stream()
        .filter(folder -> Files.exists(folder.resolve(FILE)))
        .flatMap(RuleEdgesTest::edges);
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
    List<MappingNode> found =
        Validation.of(application.arguments(temporary)).stream()
            .filter(each -> Validation.text(each, "code").equals(edge.code()))
            .toList();
    assertThat(found)
        .as(edge.toString())
        .extracting(each -> Validation.codeAndPlace(each) + " " + Validation.text(each, "message"))
        .hasSize(Integer.parseInt(edge.text("reports")))
        .allMatch(line -> line.contains(edge.text("says")));
  }
}
