package dev.cumulusc.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.validate.CheckedTemplate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long event patterns are as JSON, and what EventBridge takes. */
class EventPatternLengthTest {
  @ParameterizedTest
  @CsvSource({"2047,-", "2048,-", "2049,C5132", "4096,C5132", "4097,C5131"})
  void limitsTheLength(int length, String code) {
    String frame = "{\"source\":[\"\"]}";

    assertThat(found("{source: [" + "a".repeat(length - frame.length()) + "]}"))
        .extracting(line -> line.split(" ")[1])
        .isEqualTo(code.equals("-") ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {a: [x]}                   | {"a":["x"]}
          {a: [x, yy]}               | {"a":["x","yy"]}
          {a: [x], bb: [y]}          | {"a":["x"],"bb":["y"]}
          {a: {b: [x], c: [y]}}      | {"a":{"b":["x"],"c":["y"]}}
          {a: [{numeric: ['>', 15]}]} | {"a":[{"numeric":[">",15]}]}
          {a: []}                    | {"a":[]}
          {a: {}}                    | {"a":{}}
          """)
  void countsTheCharactersOfTheJson(String yaml, String json) {
    String more = "x".repeat(3000);
    int whole = json.length() + ",\"more\":[\"\"]".length() + more.length();

    assertThat(found(yaml.substring(0, yaml.length() - 1) + ", more: [" + more + "]}"))
        .singleElement()
        .asString()
        .contains(
            "The event pattern of `Rule` has at least "
                + whole
                + " characters, but EventBridge takes 2048 without a raised quota.");
  }

  private static List<String> found(String pattern) {
    Diagnostics diagnostics = new Diagnostics();
    String template =
        "Resources: {Rule: {Type: AWS::Events::Rule, Properties: {EventPattern: %s}}}"
            .formatted(pattern);
    new EventPatternLength()
        .check(
            new CheckedTemplate(CfnReader.template(Yaml.mapping(template), diagnostics), false),
            diagnostics);
    return Found.lines(diagnostics);
  }
}
