package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.asl.text.ComposedString.Literal;
import dev.cumulusc.asl.text.ComposedString.Piece;
import dev.cumulusc.asl.text.ComposedString.RunTime;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.ScalarNode;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a string before an execution: pieces, each with the column it stands at. */
class StringReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "$.a | <$.a>",
        "States.Format('a') | a@17",
        "States.Format('a{}b', $.x) | a@17 <{}> b@20",
        "States.Format('{}', $.x) | <{}>",
        "States.Format('{}{}-', $.x, $$.Execution.Id) | <{}> <$$.Execution.Id> -@21",
        "States.Format('a/{}/b/{}', $$.StateMachine.Name, $.x) | a/@17 <$$.StateMachine.Name> /b/@21 <{}>",
        "States.Format('{}{}', $.x) | <{}> <{}>",
        "States.Format('{}', $$.Map.Item['a']) | <{}>",
        "States.Format('{}', 'x') | <{}>",
        "States.Format('a\\'b') | <a\\'b>",
        "States.Format($.x) | <States.Format($.x)>",
        "States.UUID() | <States.UUID()>",
      })
  void readsPathsAndFormats(String text, String pieces) {
    ScalarNode scalar = (ScalarNode) Yaml.read("\"" + text.replace("\\", "\\\\") + "\"");

    assertThat(pieces(StringReader.path(scalar))).isEqualTo(pieces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a | a@2",
        "{% 'a' & $x & 'b' %} | a@6 <{% 'a' & $x & 'b' %}> b@17",
        "{% ('a' & ('b')) & 'c' %} | a@7 b@14 c@22",
        "{% 'a' + 1 %} | <{% 'a' + 1 %}>",
        "{% 'a' & %} | <{% 'a' & %}>",
      })
  void readsExpressions(String text, String pieces) {
    assertThat(pieces(StringReader.value(Yaml.read("\"" + text + "\"")).orElseThrow()))
        .isEqualTo(pieces);
  }

  private static String pieces(ComposedString value) {
    return value.pieces().stream()
        .filter(piece -> !(piece instanceof Literal literal && literal.text().isEmpty()))
        .map(StringReaderTest::text)
        .collect(Collectors.joining(" "));
  }

  private static String text(Piece piece) {
    return piece instanceof Literal literal
        ? literal.text() + "@" + literal.origin().primary().column()
        : "<" + ((RunTime) piece).expression() + ">";
  }
}
