package dev.cumulusc.kes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.kes.handlebars.HandlebarsTemplate;
import dev.cumulusc.kes.handlebars.Helper;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.RenderedText;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Renders the cases of {@code handlebars/cases.json}, whose texts Handlebars.js made with kes's own
 * helpers. {@code conformance/run} checks that they are still what it makes.
 */
class HandlebarsCasesTest {

  static Stream<Arguments> cases() throws IOException {
    MappingNode file = file();
    return file.sequence("cases").orElseThrow().items().stream()
        .map(MappingNode.class::cast)
        .map(
            each ->
                Arguments.of(
                    each.scalar("about").orElseThrow().text(),
                    each.scalar("template").orElseThrow().text(),
                    each.scalar("text").map(ScalarNode::text),
                    file.get("context").orElseThrow()));
  }

  private static MappingNode file() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            HandlebarsCasesTest.class.getResourceAsStream("/handlebars/cases.json"))) {
      return Yaml.mapping(new String(in.readAllBytes(), UTF_8));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void rendersAsHandlebarsDoes(String about, String template, Optional<String> text, Node context) {
    JsObject root = (JsObject) Js.of(context);
    JsObject kes = new JsObject(null).put("config", root).put("stack", "the-stack");
    Map<String, Helper> helpers = new HashMap<>(KesHelpers.ALL);
    helpers.putAll(CumulusHelpers.of(kes));
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> rendered =
        HandlebarsTemplate.read(SourceFile.of("template", template), diagnostics)
            .flatMap(read -> read.render(root, helpers, diagnostics))
            .map(RenderedText::text);
    assertThat(rendered).as(about).isEqualTo(text);
    assertThat(diagnostics.hasErrors()).as(about).isEqualTo(text.isEmpty());
  }
}
