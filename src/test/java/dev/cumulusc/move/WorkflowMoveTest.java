package dev.cumulusc.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.LocalHandlers;
import org.junit.jupiter.api.Test;

/** How the move goes through whole workflows. */
class WorkflowMoveTest {
  private static final String APPLICATION =
      """
      prefix: test
      prefixNoDash: Test
      lambdas:
        Ingest: { handler: index.handler, source: src/ingest }
        Report: { handler: index.handler, source: src/report }
      ecs:
        instanceType: t3.large
        services: { Ingest: { docker: true } }
      stepFunctions:
      """;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void movesTasksAtAnyDepthInAnyWorkflow() {
    String workflows =
        """
          Daily:
            StartAt: Fan
            States:
              Fan:
                Type: Parallel
                Next: Each
                Branches:
                  - StartAt: One
                    States:
                      One: { Type: Task, Resource: '%1$s', End: true }
                  - StartAt: Inner
                    States:
                      Inner:
                        Type: Map
                        End: true
                        ItemProcessor:
                          StartAt: Two
                          States:
                            Two: { Type: Task, Resource: '%1$s', End: true }
              Each:
                Type: Map
                End: true
                Iterator:
                  StartAt: Three
                  States:
                    Three: { Type: Task, Resource: '%1$s', Next: Four }
                    Four: { Type: Pass, Parameters: { Resource: '%2$s' }, End: true }
          Hourly:
            StartAt: Five
            States:
              Five: { Type: Task, Resource: '%1$s', End: true }
        """;
    String function = "${IngestLambdaFunction.Arn}";

    DockerMove.Result result = move(workflows.formatted(function, function));

    assertThat(Configurations.reports(diagnostics)).isEmpty();
    assertThat(result.moved())
        .containsExactly(new DockerMove.Moved("Ingest", "Ingest", "Ingest", 4, false));
    assertThat(definitions(result))
        .isEqualTo(definitions(move(workflows.formatted("${IngestActivity}", function))));
  }

  @Test
  void takesTheQueryLanguageFromTheStateOrElseTheMachine() {
    DockerMove.Result result =
        move(
            """
              Daily:
                QueryLanguage: JSONPath
                StartAt: Path
                States:
                  Path:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Parameters: { FunctionName: test-Ingest, Payload.$: $ }
                    Next: Jsonata
                  Jsonata:
                    Type: Task
                    QueryLanguage: JSONata
                    Resource: arn:aws:states:::lambda:invoke
                    Arguments: { FunctionName: test-Ingest, Payload: {} }
                    End: true
            """);

    assertThat(result.moved())
        .containsExactly(new DockerMove.Moved("Ingest", "Ingest", "Ingest", 2, false));
    assertThat(definitions(result))
        .contains("\"ResultSelector\":{\"Payload.$\":\"$\"}")
        .contains("\"Output\":{\"Payload\":\"{% $states.result %}\"}");
  }

  @Test
  void warnsOfALaterStateThatReadsWhatOnlyTheServiceAnswers() {
    move(
        """
          Daily:
            StartAt: Ingest
            States:
              Ingest:
                Type: Task
                Resource: arn:aws:states:::lambda:invoke
                Parameters: { FunctionName: test-Ingest, Payload.$: $ }
                ResultPath: $.answer
                Next: Check
              Check:
                Type: Choice
                Choices:
                  - { Variable: $.answer.StatusCode, NumericEquals: 200, Next: Done }
                  - { Variable: $.answer.Payload.StatusCode, NumericEquals: 200, Next: Done }
                Default: Done
              Done: { Type: Succeed }
        """);

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "22:25 C3203 `$.answer.StatusCode` was answered by the Lambda service, but the task"
                + " that it came from is moved to Docker.");
  }

  @Test
  void followsWhatTheServiceAnsweredThroughStatesAndExpressions() {
    move(
        """
          Daily:
            StartAt: Ingest
            States:
              Ingest:
                Type: Task
                Resource: arn:aws:states:::lambda:invoke
                Parameters: { FunctionName: test-Ingest, Payload.$: $ }
                ResultPath: $.answer
                Next: Keep
              Keep:
                Type: Pass
                Parameters: { from.$: $.answer }
                Next: Report
              Report:
                Type: Task
                Resource: arn:aws:states:::lambda:invoke
                Parameters: { FunctionName: test-Report, Payload.$: $.from.ExecutedVersion }
                ResultPath: $.report
                Next: Check
              Check:
                Type: Pass
                Parameters: { kept.$: $.report.StatusCode, lost.$: $.from.StatusCode }
                Next: Ask
              Ask:
                Type: Task
                QueryLanguage: JSONata
                Resource: arn:aws:states:::lambda:invoke
                Arguments: { FunctionName: test-Ingest, Payload: '{% $states.input %}' }
                Next: Done
              Done:
                Type: Pass
                QueryLanguage: JSONata
                Output: '{% $states.input.StatusCode %}'
                End: true
        """);

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "26:61 C3203 `$.from.ExecutedVersion` was answered by the Lambda service, but the task"
                + " that it came from is moved to Docker.",
            "31:60 C3203 `$.from.StatusCode` was answered by the Lambda service, but the task that"
                + " it came from is moved to Docker.",
            "42:21 C3203 `$states.input.StatusCode` was answered by the Lambda service, but the"
                + " task that it came from is moved to Docker.");
  }

  @Test
  void trustsALaterStateWhileAnotherTaskIsStillInvoked() {
    move(
        """
          Daily:
            StartAt: Ingest
            States:
              Ingest:
                Type: Task
                Resource: arn:aws:states:::lambda:invoke
                Parameters: { FunctionName: test-Ingest, Payload.$: $ }
                Next: Report
              Report:
                Type: Task
                Resource: arn:aws:states:::lambda:invoke
                Parameters: { FunctionName: test-Report, Payload.$: $ }
                Next: Check
              Check:
                Type: Choice
                Choices:
                  - { Variable: $.StatusCode, NumericEquals: 200, Next: Done }
                Default: Done
              Done: { Type: Succeed }
        """);

    assertThat(Configurations.reports(diagnostics)).isEmpty();
  }

  @Test
  void reportsThroughWhatAMovedResourceCame() {
    DockerMove.Result result =
        move(
            """
              Daily:
                StartAt: Ingest
                States:
                  Ingest: { Type: Task, Resource: '${IngestLambdaFunction.Arn}', End: true }
            """);

    assertThat(
            result
                .deployment()
                .workflows()
                .get(0)
                .definition()
                .mapping("States")
                .flatMap(states -> states.mapping("Ingest"))
                .flatMap(state -> state.scalar("Resource"))
                .orElseThrow()
                .origin())
        .satisfies(
            origin -> {
              assertThat(origin.primary()).hasToString("config.yml:13:39");
              assertThat(origin.steps().toString())
                  .contains("moved behind the activity `Ingest` by `docker: true`");
            });
  }

  private DockerMove.Result move(String workflows) {
    return DockerMove.apply(
        Configurations.deployment(APPLICATION + workflows), LocalHandlers.none(), diagnostics);
  }

  private static String definitions(DockerMove.Result result) {
    return String.join(
        "\n",
        result.deployment().workflows().stream()
            .map(workflow -> Configurations.json(workflow.definition()))
            .toList());
  }
}
