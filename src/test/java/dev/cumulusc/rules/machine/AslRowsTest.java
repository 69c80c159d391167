package dev.cumulusc.rules.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code src/test/resources/asl/rows.yml} complete: which definitions of the corpus break a
 * row of the table of defects, and which stand near it and are right.
 */
class AslRowsTest {
  private static final Path CORPUS = Path.of("src/test/resources/asl");

  /** The rows of the table; one of them leaves only with the row of the table. */
  private static final int ROWS = 104;

  private static final MappingNode FILE = read();

  @Test
  void everyRowIsBrokenAndHasADefinitionNearIt() {
    List<MappingNode> rows = rows();
    assertThat(rows).hasSize(ROWS);
    assertThat(rows.stream().map(AslRowsTest::title)).doesNotHaveDuplicates();
    for (MappingNode row : rows) {
      assertThat(row.sequence("near").orElseThrow().items()).as(title(row)).isNotEmpty();
      boolean isAccepted = title(row).startsWith("accepted: ");
      assertThat(row.mapping("breaks").isEmpty()).as(title(row)).isEqualTo(isAccepted);
    }
  }

  @Test
  void whatBreaksARowIsBadAndWhatIsNearItIsGood() {
    assertThat(rows().stream().flatMap(AslRowsTest::breaks)).allMatch(file -> isNamed(file, "bad"));
    assertThat(rows().stream().flatMap(AslRowsTest::near)).allMatch(file -> isNamed(file, "good"));
  }

  @Test
  void everyDefinitionIsListedAndEveryListedOneIsThere() throws IOException {
    Set<String> listed = new TreeSet<>();
    rows().forEach(row -> Stream.concat(breaks(row), near(row)).forEach(listed::add));
    List<String> beyond = texts(FILE.sequence("beyond").orElseThrow()).toList();
    assertThat(listed)
        .as("what a row lists is not beyond the table")
        .doesNotContainAnyElementsOf(beyond);
    listed.addAll(beyond);
    assertThat(listed).isEqualTo(definitions());
  }

  private static Set<String> definitions() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      Set<String> names = new TreeSet<>();
      files
          .map(file -> CORPUS.relativize(file).toString().replace('\\', '/'))
          .filter(name -> isNamed(name, "bad") || isNamed(name, "good"))
          .forEach(names::add);
      return names;
    }
  }

  private static boolean isNamed(String file, String start) {
    return file.contains("/" + start + "-");
  }

  private static List<MappingNode> rows() {
    return FILE.sequence("rows").orElseThrow().items().stream()
        .map(MappingNode.class::cast)
        .toList();
  }

  private static String title(MappingNode row) {
    return row.scalar("row").orElseThrow().text();
  }

  private static Stream<String> breaks(MappingNode row) {
    return row.mapping("breaks").stream()
        .flatMap(ways -> ways.entries().stream())
        .map(entry -> text(entry.value()));
  }

  private static Stream<String> near(MappingNode row) {
    return texts(row.sequence("near").orElseThrow());
  }

  private static Stream<String> texts(SequenceNode list) {
    return list.items().stream().map(AslRowsTest::text);
  }

  private static String text(Node node) {
    return ((ScalarNode) node).text();
  }

  private static MappingNode read() {
    try {
      String text = Files.readString(CORPUS.resolve("rows.yml"));
      Diagnostics diagnostics = new Diagnostics();
      Node node = new YamlLoader(diagnostics).load(SourceFile.of("rows.yml", text)).orElseThrow();
      assertThat(diagnostics.sorted()).isEmpty();
      return (MappingNode) node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
