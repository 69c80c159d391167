package dev.cumulusc.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Control characters that JSON may have as they are (RFC 8259, 7), and YAML may not. */
class JsonControlsTest {
  private final Diagnostics diagnostics = new Diagnostics();

  static IntStream controls() {
    return IntStream.concat(IntStream.rangeClosed(0x7F, 0x9F), IntStream.of(0xFFFE, 0xFFFF));
  }

  @ParameterizedTest
  @MethodSource("controls")
  void areReadInJson(int control) {
    String value = "a" + (char) control + "b";
    String json = "{\"" + value + "\": \"" + value + "\", \"after\": 1}";
    for (String name : new String[] {"t.json", "t.template", "the template of `s`"}) {
      MappingNode mapping = (MappingNode) load(name, json).orElseThrow();
      assertThat(mapping.entries().get(0).key().text()).isEqualTo(value);
      assertThat(((ScalarNode) mapping.entries().get(0).value()).text()).isEqualTo(value);
      assertThat(mapping.entries().get(1).key().span().column()).isEqualTo(16);
      assertThat(load("again.json", JsonText.of(mapping)).map(JsonText::of))
          .contains(JsonText.of(mapping));
    }
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.yml|{\"a\": \"NN\"}", "t.yaml|[\"NN\"]", "t.json|a: \"NN\""})
  void areNoTextInYaml(String file) {
    String[] parts = file.replace("NN", "\u0080").split("[|]");
    assertThat(load(parts[0], parts[1])).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(each -> each.rule().code())
        .containsExactly("C0007");
  }

  @Test
  void otherControlsHaveToBeEscaped() {
    assertThat(load("t.json", "{\"a\": \"\u0001\"}")).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(each -> each.rule().code())
        .containsExactly("C0007");
  }

  /** Letters for private use stay what they are. */
  @Test
  void noOtherLetterIsTakenForOne() {
    String value =
        IntStream.rangeClosed(0xE000, 0xF8FF)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    ScalarNode read =
        (ScalarNode)
            ((MappingNode) load("t.json", "{\"a\": \"" + value + "\"}").orElseThrow())
                .entries()
                .get(0)
                .value();
    assertThat(read.text()).isEqualTo(value);
  }

  private Optional<Node> load(String name, String text) {
    return Utf8.decode(name, text.getBytes(UTF_8), diagnostics)
        .flatMap((SourceFile file) -> new YamlLoader(diagnostics).load(file));
  }
}
