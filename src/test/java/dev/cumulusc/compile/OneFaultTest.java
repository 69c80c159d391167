package dev.cumulusc.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A definition with one slip gets one finding, of {@code one-fault/slips.yml}. */
class OneFaultTest {
  private static final Path SLIPS = Path.of("src/test/resources/one-fault/slips.yml");

  @TempDir Path folder;

  static Stream<Arguments> slips() throws IOException {
    return ((SequenceNode) Yaml.read(Files.readString(SLIPS)))
        .items().stream()
            .map(MappingNode.class::cast)
            .map(slip -> Arguments.of(text(slip, "slip"), slip));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void hasOneFinding(String name, MappingNode slip) throws IOException {
    Path file = folder.resolve("machine.yml");
    Files.writeString(file, slip.get("definition").orElseThrow().span().text());

    List<Diagnostic> found =
        AslFiles.check(List.of(file), MachineType.STANDARD).stream()
            .filter(each -> each.severity() != Severity.NOTE)
            .toList();

    assertThat(found)
        .extracting(each -> each.rule().code() + " " + each.severity().label())
        .containsExactly(text(slip, "reports"));
    assertThat(found.get(0).message() + " " + found.get(0).help().orElse(""))
        .contains(text(slip, "says"));
  }

  private static String text(MappingNode slip, String field) {
    return slip.scalar(field).map(ScalarNode::text).orElse("");
  }
}
