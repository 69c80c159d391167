package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of an {@code edges.yml}: it takes an application of {@code cases/rules}, replaces some of
 * its text, and says how often its code is reported.
 *
 * <pre>
 * - edge: one unit beyond         # what the row is about
 *   of: fires                     # or another rule's: C4028/silent
 *   change: {'memory: 1': 'memory: 2'}
 *   reports: 1
 *   says: a part of the message, or of what is behind it: the help, [note at 3:5: text],
 *     [fix: found -> replacement], (warning)   # if it matters
 * </pre>
 */
record RuleEdge(String code, MappingNode row) {
  static final Path RULES = Case.ROOT.resolve("rules");

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

  static List<RuleEdge> all() {
    return Case.foldersIn(RULES).stream()
        .filter(folder -> Files.exists(folder.resolve(FILE)))
        .flatMap(RuleEdge::of)
        .toList();
  }

  private static Stream<RuleEdge> of(Path folder) {
    try {
      String code = folder.getFileName().toString();
      SequenceNode rows = (SequenceNode) Yaml.read(Files.readString(folder.resolve(FILE)));
      return rows.items().stream().map(row -> new RuleEdge(code, (MappingNode) row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RuleApplication application() {
    String of = text("of");
    String text = read(RULES.resolve((of.contains("/") ? of : code + "/" + of) + ".yml"));
    for (Entry change : row.mapping("change").map(MappingNode::entries).orElse(List.of())) {
      String before = change.key().text();
      assertThat(text).as(toString()).contains(before);
      text = text.replace(before, ((ScalarNode) change.value()).text());
    }
    return RuleApplication.of(
        text.startsWith("# ") ? text : OF_TEMPLATES + "# file: app/" + TEMPLATE + "\n" + text);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Expects what the row says.
   *
   * @param found what is found in its application, each a code with a place and a text
   */
  void check(List<String> found) {
    assertThat(found)
        .as(toString())
        .filteredOn(line -> line.startsWith(code))
        .hasSize(Integer.parseInt(text("reports")))
        .allMatch(line -> line.contains(text("says")));
  }

  private String text(String key) {
    return row.scalar(key).map(ScalarNode::text).orElse("");
  }

  @Override
  public String toString() {
    return code + ": " + text("edge");
  }
}
