package dev.cumulusc.kes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.ScalarNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFormationYamlTest {

  @ParameterizedTest
  @CsvSource({
    "yes, BOOLEAN, true",
    "Off, BOOLEAN, false",
    "y, STRING, y",
    "True, BOOLEAN, true",
    "2012-10-17, STRING, 2012-10-17",
    "2001-12-14t21:59:43.10-05:00, STRING, 2001-12-14t21:59:43.10-05:00",
    "1e3, STRING, 1e3",
    "1.5e3, STRING, 1.5e3",
    "1.5e+3, FLOAT, 1500",
    "1.50, FLOAT, 1.5",
    "007.50, FLOAT, 7.5",
    ".5, FLOAT, 0.5",
    "010, INTEGER, 8",
    "0x1F, INTEGER, 31",
    "1:30, INTEGER, 90",
    "1_000, INTEGER, 1000",
    "012345678901, STRING, 012345678901",
    "123456789012345678, INTEGER, 123456789012345678",
    ".inf, STRING, .inf",
    "~, NULL, null",
    "'\"yes\"', STRING, yes",
    "'!!str 5', STRING, 5"
  })
  void readsUnquotedValuesAsYaml11(String written, ScalarNode.Kind kind, String text) {
    ScalarNode scalar = (ScalarNode) CloudFormationYaml.typed(Yaml.read(written));
    assertThat(scalar.kind()).isEqualTo(kind);
    assertThat(scalar.text()).isEqualTo(text);
  }
}
