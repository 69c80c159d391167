package dev.cumulusc.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.FuzzedText;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Optional;

/** Reads any text as YAML: what is read can be written and read again. */
class LoadFuzzTest {
  @FuzzTest(maxDuration = "15s")
  void readsAnyText(byte[] data) {
    String text = FuzzedText.of(data);
    Diagnostics diagnostics = new Diagnostics();
    Optional<Node> node = new YamlLoader(diagnostics).load(SourceFile.of("a.yml", text));
    diagnostics.sorted().forEach(each -> assertThat(each.message()).isNotBlank());
    node.filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .ifPresent(mapping -> new AmbiguousScalars(new Diagnostics()).check(mapping));
    String json = node.map(JsonText::of).orElse("");
    if (node.isPresent() && !diagnostics.hasErrors() && FuzzedText.isYaml(json)) {
      Diagnostics again = new Diagnostics();
      Node read = new YamlLoader(again).load(SourceFile.of("a.json", json)).orElseThrow();
      assertThat(again.hasErrors()).as(json).isFalse();
      assertThat(JsonText.of(read)).isEqualTo(json);
    }
  }
}
