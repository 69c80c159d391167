package dev.cumulusc.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void printsOnOneLineWithoutBlanks() {
    assertThat(JsonText.of(Yaml.read("a: [1, 2.50, true, null, x]\nb: {c: []}\nd: {}\n")))
        .isEqualTo("{\"a\":[1,2.5,true,null,\"x\"],\"b\":{\"c\":[]},\"d\":{}}");
  }

  @Test
  void putsKeysThatAreIndexesFirst() {
    assertThat(JsonText.of(Yaml.read("b: 1\n'10': 2\n2: 3\n'01': 4\na: 5\n'4294967295': 6\n")))
        .isEqualTo("{\"2\":3,\"10\":2,\"b\":1,\"01\":4,\"a\":5,\"4294967295\":6}");
  }

  @Test
  void escapesWhatJavaScriptEscapes() {
    assertThat(JsonText.escape("\"\\/\b\f\n\r\t\u0001\u007f\u2028é\ud83d\ude00\ud83d"))
        .isEqualTo("\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\u2028é\ud83d\ude00\\ud83d");
  }
}
