package dev.cumulusc.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.SourceSpan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarNodeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x: a b a b|2|b|1:10-1:11",
        "x: 'it''s b'|1|b|1:11-1:12",
        "x: \"é\\tb b\"|2|b|1:10-1:11",
        "~x: |\n  one\n  two b\n~|1|b|3:7-3:8",
      })
  void findsThePlaceOfAPart(String yaml, int occurrence, String part, String place) {
    ScalarNode scalar = Yaml.mapping(yaml).scalar("x").orElseThrow();
    int start = -1;
    for (int i = 0; i < occurrence; i++) {
      start = scalar.text().indexOf(part, start + 1);
    }

    SourceSpan span = scalar.originOf(start, start + part.length()).primary();

    assertThat(print(span)).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"x: \"a\\u0062 b\"|b", "x: 'it''s'|'"})
  void pointsAtTheWholeValueWhereThePartIsSpeltAnotherWay(String yaml, String part) {
    ScalarNode scalar = Yaml.mapping(yaml).scalar("x").orElseThrow();
    int start = scalar.text().indexOf(part);

    assertThat(scalar.originOf(start, start + part.length())).isEqualTo(scalar.origin());
  }

  private static String print(SourceSpan span) {
    return span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn();
  }
}
