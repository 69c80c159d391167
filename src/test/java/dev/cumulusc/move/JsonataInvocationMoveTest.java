package dev.cumulusc.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.tree.MappingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Task states in JSONata are moved. */
class JsonataInvocationMoveTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void keepsTheShapeOfTheAnswer() {
    assertThat(invocation("Payload: '{% $states.input %}'", ""))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                Arguments: '{% $states.input %}'
                Output: { Payload: '{% $states.result %}' }
                """));
    assertThat(Configurations.reports(diagnostics)).isEmpty();
  }

  @Test
  void makesAPayloadTheArguments() {
    assertThat(invocation("Payload: { id: '{% $states.input.id %}', list: [1] }", ""))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                Arguments: { id: '{% $states.input.id %}', list: [1] }
                Output: { Payload: '{% $states.result %}' }
                """));
  }

  @Test
  void givesAnEmptyInputWhereThereIsNoPayload() {
    assertThat(invocation("LogType: None", ""))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                Arguments: {}
                Output: { Payload: '{% $states.result %}' }
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "$states.result.Payload|$states.result",
        "$states.result.Payload.a[0].b|$states.result.a[0].b",
        "$states.result.\"Payload\".a & 'x'|$states.result.a & 'x'",
        "$states.result.`Payload`|$states.result",
        "$states.result|{\"Payload\": $states.result}",
        "$merge([$states.input, $states.result])|$merge([$states.input, {\"Payload\":"
            + " $states.result}])",
        "'$states.result.Payload'|'$states.result.Payload'",
        "$states.results|$states.results",
        "$states.input.Payload|$states.input.Payload",
      })
  void readsTheResultItselfWhereItReadThePayload(String read, String reads) {
    String fields =
        """
        Output:
          list:
            - >-
              {%% %s %%}
        Assign:
          x: >-
            {%% %s %%}
        """;

    assertThat(invocation("Payload: {}", fields.formatted(read, read)))
        .isEqualTo(
            json(
                "Resource: '${IngestActivity}'\nArguments: {}\n" + fields.formatted(reads, reads)));
    assertThat(Configurations.reports(diagnostics)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{% 'test-Ingest' %}", "{%\"${IngestLambdaFunction.Arn}\"%}"})
  void readsANameThatIsALiteralExpression(String name) {
    assertThat(
            moved(
                """
                Resource: arn:aws:states:::lambda:invoke
                Arguments: { FunctionName: '%s', Payload: {} }
                """
                    .formatted(name.replace("'", "''"))))
        .isEqualTo(
            json(
                """
                Resource: '${IngestActivity}'
                Arguments: {}
                Output: { Payload: '{% $states.result %}' }
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Output: '{% $states.result.StatusCode %}'",
        "Output: '{% $states.result[0] %}'",
        "Assign: { all: '{% $states %}' }",
      })
  void leavesAnInvocationWhoseDataCannotBeKept(String field) {
    String state =
        """
        Resource: arn:aws:states:::lambda:invoke
        Arguments: { FunctionName: test-Ingest, Payload: {} }
        """
            + field;

    assertThat(moved(state)).isEqualTo(json(state));
    assertThat(Configurations.reports(diagnostics)).singleElement().asString().contains("C3201");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arguments: { FunctionName: test-Ingest, Payload: text }",
        "Arguments: { FunctionName: test-Ingest, Payload: [1] }",
        "Arguments: '{% { \"FunctionName\": \"${IngestLambdaFunction.Arn}\" } %}'",
      })
  void leavesArgumentsThatAnActivityCannotTake(String arguments) {
    String state = "Resource: arn:aws:states:::lambda:invoke\n" + arguments;

    assertThat(moved(state)).isEqualTo(json(state));
    assertThat(Configurations.reports(diagnostics)).singleElement().asString().contains("C3201");
  }

  private String invocation(String arguments, String fields) {
    return moved(
        "Resource: arn:aws:states:::lambda:invoke\nArguments: { FunctionName: test-Ingest, "
            + arguments
            + " }\n"
            + fields);
  }

  private String moved(String fields) {
    MappingNode definition =
        DockerMove.apply(
                Configurations.deployment(
                    """
                    prefix: test
                    prefixNoDash: Test
                    lambdas:
                      Ingest: { handler: index.handler, source: src/ingest }
                    ecs:
                      instanceType: t3.large
                      services: { Ingest: { docker: true } }
                    stepFunctions:
                      Daily:
                        QueryLanguage: JSONata
                        StartAt: Ingest
                        States:
                          Ingest:
                    """
                        + ("Type: Task\nEnd: true\n" + fields).indent(8)),
                LocalHandlers.none(),
                diagnostics)
            .deployment()
            .workflows()
            .get(0)
            .definition();
    return Configurations.json(
        definition.mapping("States").flatMap(states -> states.mapping("Ingest")).orElseThrow());
  }

  /** Prints the fields of a state, which may stand in any order. */
  private static String json(String fields) {
    MappingNode state = Yaml.mapping("Type: Task\nEnd: true\n" + fields);
    return Configurations.json(state);
  }
}
