package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.fixture.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which machines are read as JSONata although they do not say so, or misspell it. */
class ImpliedLanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {Type: Pass, Output: '{% 1 %}'}                                | true
          {Type: Pass, Output: {a: [b, {c: '{% 1 %}'}]}}                 | true
          {Type: Task, Arguments: {a: '{% 1 %}'}}                        | true
          {Type: Map, Items: '{% $states.input %}'}                      | true
          {Type: Wait, Output: x, Seconds: '{% 1 %}'}                    | true
          {Type: Choice, Choices: [{Condition: '{% true %}', Next: A}]}  | true
          {Type: Task, Catch: [{ErrorEquals: [X], Output: '{% 1 %}'}]}   | true
          {Type: Task, Catch: [x], Output: '{% 1 %}'}                    | true
          {Type: Parallel, Branches: [{States: {B: {Output: '{% 1 %}'}}}]} | true
          {Type: Pass}                                                   | false
          {Type: Pass, Output: x}                                        | false
          {Type: Pass, Output: 1}                                        | false
          {Type: Pass, Comment: '{% 1 %}'}                               | false
          {Type: Wait, Seconds: '{% 1 %}'}                               | false
          """)
  void isJsonataWithAFieldAndAnExpressionOfIt(String state, boolean isJsonata) {
    assertIsJsonata("{States: {A: " + state + "}}", isJsonata);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Comment: none of JSONPath  |
          InputPath: $.a        | of JSONPath
          ResultSelector: {}    | of JSONPath
          HeartbeatSecondsPath: $.a | of JSONPath
          Assign: {a.$: $.a}    | of JSONPath
          Assign: {a: [{b.$: $.a}]} | of JSONPath
          Catch: [{ResultPath: $.a}] | of JSONPath
          Choices: [{Variable: $.a}] | of JSONPath
          Iterator: {States: {B: {OutputPath: $.a}}} | of JSONPath
          QueryLanguage: JSONPath | of JSONPath
          QueryLanguage: JSONata  | of one state alone
          """)
  void isNotJsonataBesideWhatOnlyJsonPathHas(String beside, String why) {
    assertIsJsonata("{States: {A: {Output: '{% 1 %}', " + beside + "}}}", why == null);
    assertIsJsonata("{States: {A: {Output: '{% 1 %}'}, B: {" + beside + "}}}", why == null);
  }

  @ParameterizedTest
  @CsvSource({"Jsonata, true", "JSONatta, true", "'${Language}', false"})
  void isImpliedWhereTheLanguageThatIsNamedDoesNotExist(String named, boolean isJsonata) {
    assertIsJsonata(
        "{QueryLanguage: '" + named + "', States: {A: {Output: '{% 1 %}'}}}", isJsonata);
  }

  private static void assertIsJsonata(String definition, boolean isJsonata) {
    assertThat(ImpliedLanguage.of(Yaml.mapping(definition)).filter(QueryLanguage.JSONATA::equals))
        .as(definition)
        .matches(found -> found.isPresent() == isJsonata);
  }
}
