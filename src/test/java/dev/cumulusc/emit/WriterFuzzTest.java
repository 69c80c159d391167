package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter.Format;
import dev.cumulusc.fixture.FuzzedText;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Optional;

/** Writes any template: in both formats, it is read as it was. */
class WriterFuzzTest {
  @FuzzTest(maxDuration = "15s")
  void isReadAsItWasWritten(byte[] data) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Node> node =
        YamlLoader.ofTemplate(diagnostics).load(SourceFile.of("a.yml", FuzzedText.of(data)));
    if (diagnostics.hasErrors() || !(node.orElse(null) instanceof MappingNode mapping)) {
      return;
    }
    Template template = CfnReader.template(mapping, diagnostics);
    if (diagnostics.hasErrors()) {
      return;
    }
    Object expected = Plain.of(CfnReader.value(read(TemplateWriter.write(template, Format.YAML))));
    for (Format format : Format.values()) {
      String text = TemplateWriter.write(template, format);
      if (format == Format.JSON && !FuzzedText.isYaml(text)) {
        continue;
      }
      assertThat(Plain.of(CfnReader.value(read(text)))).as(text).isEqualTo(expected);
      Template again = CfnReader.template((MappingNode) read(text), new Diagnostics());
      assertThat(TemplateWriter.write(again, format)).isEqualTo(text);
    }
  }

  private static Node read(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Node node = new YamlLoader(diagnostics).load(SourceFile.of("again.yml", text)).orElseThrow();
    assertThat(diagnostics.hasErrors()).as(text).isFalse();
    return node;
  }
}
