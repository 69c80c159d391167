package dev.cumulusc.kes.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.FuzzedText;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.Node;
import java.util.Map;
import java.util.Optional;

/** Renders any text as a Handlebars template: there is a result or a finding, and not both. */
class HandlebarsFuzzTest {
  private static final Node VALUES =
      Yaml.read("{a: 1, b: 'x<y', list: [p, q, {c: d}], map: {c: {d: e}}, no: false}");

  @FuzzTest(maxDuration = "15s")
  void rendersAnyTemplate(byte[] data) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = SourceFile.of("template", FuzzedText.of(data));
    Optional<RenderedText> text =
        HandlebarsTemplate.read(file, diagnostics)
            .flatMap(read -> read.render(Js.of(VALUES), Map.of(), diagnostics));
    assertThat(text.isPresent()).isNotEqualTo(diagnostics.hasErrors());
    text.ifPresent(
        found -> {
          int length = found.text().length();
          assertThat(found.span(0, length)).isNotNull();
          assertThat(found.span(length, length)).isNotNull();
        });
  }
}
