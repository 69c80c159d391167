package dev.cumulusc.asl.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.Shape;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.Node;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type of field takes and refuses, and how that is said. */
class FieldValuesTest {
  private static final List<String> VALUES =
      List.of(
          "text",
          "''",
          "1",
          "1.0",
          "1.5",
          "true",
          "null",
          "[a]",
          "{a: b}",
          "'{% $x %}'",
          "'${Value}'",
          "!Ref Value");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TASK, Resource         | a string                 | text '' '{% $x %}' '${Value}' !Ref Value
          TASK, TimeoutSeconds   | a whole number           | 1 1.0 '${Value}' !Ref Value
          TASK, End              | `true` or `false`        | true '${Value}' !Ref Value
          TASK, Retry            | a list                   | [a] '${Value}' !Ref Value
          TASK, Assign           | a mapping                | {a: b} '${Value}' !Ref Value
          TASK, Credentials      | a mapping                | {a: b} '${Value}' !Ref Value
          TASK, InputPath        | a path                   | text '' null '{% $x %}' '${Value}' !Ref Value
          TASK, TimeoutSecondsPath | a path                 | text '' '{% $x %}' '${Value}' !Ref Value
          TASK, QueryLanguage    | `JSONPath` or `JSONata`  | text '' '{% $x %}' '${Value}' !Ref Value
          WAIT, Timestamp        | a timestamp              | text '' '{% $x %}' '${Value}' !Ref Value
          MAP, ToleratedFailurePercentage | a number        | 1 1.0 1.5 '${Value}' !Ref Value
          MAP, Items             | a list, a mapping        | [a] {a: b} '${Value}' !Ref Value
          """)
  void takesValuesOfItsType(String of, String expected, String taken) {
    Field field = field(of);
    assertThat(FieldValues.expected(field, QueryLanguage.JSONPATH)).isEqualTo(expected);
    assertThat(
            VALUES.stream()
                .filter(each -> FieldValues.fits(field, node(each), QueryLanguage.JSONPATH)))
        .containsExactlyElementsOf(
            VALUES.stream()
                .filter(
                    each ->
                        Arrays.asList(taken.split("(?<=\\S) (?=\\S)")).contains(each)
                            || (each.contains(" ") && taken.contains(each)))
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TASK, TimeoutSeconds   | a whole number or a JSONata expression in `{% %}`
          MAP, Items             | a list, a mapping or a JSONata expression in `{% %}`
          WAIT, Timestamp        | a timestamp or a JSONata expression in `{% %}`
          """)
  void takesAnExpressionWhereJsonataComputesIt(String of, String expected) {
    Field field = field(of);
    assertThat(FieldValues.expected(field, QueryLanguage.JSONATA)).isEqualTo(expected);
    assertThat(FieldValues.fits(field, node("'{% $x %}'"), QueryLanguage.JSONATA)).isTrue();
    assertThat(FieldValues.fits(field, node("'$x'"), QueryLanguage.JSONATA))
        .isEqualTo(of.endsWith("Timestamp"));
  }

  private static Field field(String of) {
    String[] names = of.split(", ");
    Shape shape = Shapes.state(StateType.valueOf(names[0]));
    return shape.field(names[1]).orElseThrow();
  }

  private static Node node(String value) {
    return Yaml.mapping("field: " + value).get("field").orElseThrow();
  }
}
