package dev.cumulusc.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.fixture.FuzzedText;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import java.util.Map;

/** Renders any text with variables: it ends, and writes no more than it may. */
class InterpolationFuzzTest {
  private static final int BUDGET = 100_000;

  private static final MappingNode VALUES =
      Yaml.mapping(
          """
          name: outer
          number: 5
          no: false
          nothing: ~
          list: [a, b]
          nested: [[1, 2], [3]]
          mapping: {name: inner, deep: {name: '{{name}}'}}
          """);

  @FuzzTest(maxDuration = "15s")
  void rendersAnyText(byte[] data) {
    String text = FuzzedText.of(data);
    MustacheText parsed = MustacheText.parse(text);
    assertThat(MustacheText.mayHaveTags(text) || parsed.tags().isEmpty()).isTrue();
    if (parsed.fault().isPresent()) {
      return;
    }
    Variables variables = Variables.of(VALUES, Map.of(), Map.of());
    String rendered =
        new MustacheRenderer(
                parsed,
                (tag, scopes) ->
                    variables.find(tag.name(), scopes).map(Variables.Found::value).orElse(null),
                new MustacheRenderer.Budget(BUDGET))
            .render();
    assertThat(rendered.length()).isLessThanOrEqualTo(2 * BUDGET + text.length());
  }
}
