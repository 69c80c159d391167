package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What states make of their input, and how they fail at it. */
class DataFlowTest {
  private static final String IN_S =
      "An error occurred while executing the state 'S' (entered at the event id #2). ";
  private static final String LAMBDA = "arn:aws:lambda:eu-west-1:123456789012:function:work";

  @Test
  void aTaskAppliesItsFieldsInOrder() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Task
                    Resource: %s
                    InputPath: $.in
                    Parameters: {x.$: $.a}
                    ResultSelector: {got.$: $.value}
                    ResultPath: $.out.here
                    OutputPath: $.out
                    """
                        .formatted(LAMBDA))
                .input("{\"in\":{\"a\":1}}")
                .mocks("S: [{when: {$.x: 1}, result: {value: 2}}]")
                .outcome())
        .isEqualTo("{\"here\":{\"got\":2}}");
  }

  @Test
  void nullPathsGiveAnEmptyObjectOrDropTheResult() {
    assertThat(Rehearsed.state("Type: Pass\nInputPath: null").input("{\"a\":1}").outcome())
        .isEqualTo("{}");
    assertThat(
            Rehearsed.state("Type: Pass\nResult: 5\nResultPath: null").input("{\"a\":1}").outcome())
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void aResultIsNoTemplate() {
    assertThat(Rehearsed.state("Type: Pass\nResult: {a.$: $.x}").outcome())
        .isEqualTo("{\"a.$\":\"$.x\"}");
  }

  @Test
  void aMissingMemberFailsWithTheInputAsItCame() {
    assertThat(
            Rehearsed.state("Type: Pass\nParameters: {a.$: $.x.y}").input("{ \"b\": 1 }").outcome())
        .isEqualTo(
            "States.Runtime: "
                + IN_S
                + "The JSONPath '$.x.y' specified for the field 'a.$' could not be found in the"
                + " input '{ \"b\": 1 }'");
  }

  @Test
  void aCatcherPutsErrorAndCauseIntoTheInput() {
    assertThat(
            Rehearsed.machine(
                    """
                    StartAt: S
                    States:
                      S:
                        Type: Task
                        Resource: %s
                        OutputPath: $.nowhere
                        Catch: [{ErrorEquals: [States.TaskFailed], ResultPath: $.e, Next: End}]
                        Next: End
                      End: {Type: Succeed}
                    """
                        .formatted(LAMBDA))
                .input("{\"a\":1}")
                .mocks("S: {error: Broken, cause: why}")
                .outcome())
        .isEqualTo("{\"a\":1,\"e\":{\"Error\":\"Broken\",\"Cause\":\"why\"}}");
  }

  @Test
  void aTimeoutIsNoFailureOfTheTaskAndHasAnEmptyCause() {
    Rehearsed machine =
        Rehearsed.machine(
                """
                StartAt: S
                States:
                  S:
                    Type: Task
                    Resource: %s
                    TimeoutSeconds: 5
                    Catch:
                      - {ErrorEquals: [States.TaskFailed], Next: Wrong}
                      - {ErrorEquals: [States.Timeout], Next: Right}
                    End: true
                  Wrong: {Type: Fail}
                  Right: {Type: Succeed}
                """
                    .formatted(LAMBDA))
            .mocks("S: {result: 1, duration: 6}");
    assertThat(machine.outcome()).isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
  }

  @Test
  void noHandlerTakesARuntimeError() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Task
                    Resource: %s
                    Parameters: {a.$: $.x}
                    Retry: [{ErrorEquals: [States.ALL]}]
                    Catch: [{ErrorEquals: [States.ALL], Next: S}]
                    """
                        .formatted(LAMBDA))
                .mocks("S: {result: 1}")
                .outcome())
        .startsWith("States.Runtime: " + IN_S);
  }

  @Test
  void variablesAreSetWhenTheStateIsLeft() {
    assertThat(
            Rehearsed.machine(
                    """
                    StartAt: A
                    States:
                      A:
                        Type: Pass
                        Assign: {x: 1, y.$: $.n}
                        Next: B
                      B:
                        Type: Pass
                        Assign: {x.$: $y, y.$: $x}
                        Next: C
                      C:
                        Type: Pass
                        Parameters: {x.$: $x, y.$: $y}
                        End: true
                    """)
                .input("{\"n\":2}")
                .outcome())
        .isEqualTo("{\"x\":2,\"y\":1}");
  }

  @Test
  void branchesSeeTheVariablesAroundThemAndKeepTheirOwn() {
    assertThat(
            Rehearsed.machine(
                    """
                    QueryLanguage: JSONata
                    StartAt: A
                    States:
                      A: {Type: Pass, Assign: {x: 1}, Next: P}
                      P:
                        Type: Parallel
                        Branches:
                          - StartAt: B
                            States:
                              B: {Type: Pass, Assign: {x: 5}, Next: C}
                              C: {Type: Pass, Output: "{% $x %}", End: true}
                        Output: "{% [$states.result, $x] %}"
                        End: true
                    """)
                .outcome())
        .isEqualTo("[5,1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5 | cannot be parsed as a long value: $.n == 1.5",
        "-1 | references a negative value: $.n == -1"
      })
  void secondsAreWholeAndNotNegative(String seconds, String why) {
    assertThat(
            Rehearsed.state("Type: Wait\nSecondsPath: $.n")
                .input("{\"n\":" + seconds + "}")
                .outcome())
        .isEqualTo("States.Runtime: " + IN_S + "The SecondsPath parameter " + why);
  }

  @Test
  void aChoiceWithoutAMatchFails() {
    assertThat(
            Rehearsed.machine(
                    """
                    StartAt: S
                    States:
                      S: {Type: Choice, Choices: [{Variable: $.a, NumericEquals: 1, Next: E}]}
                      E: {Type: Succeed}
                    """)
                .input("{\"a\":2}")
                .outcome())
        .isEqualTo(
            "States.Runtime: "
                + IN_S
                + "Failed to transition out of the state. The state does not point to a next"
                + " state.");
  }

  @Test
  void mapsSelectTheirItemsAndKeepTheirOrder() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemsPath: $.items
                    ItemSelector: {i.$: $$.Map.Item.Index, v.$: $$.Map.Item.Value, k.$: $.k}
                    MaxConcurrency: 2
                    ItemProcessor:
                      StartAt: W
                      States: {W: {Type: Wait, SecondsPath: $.v, End: true}}
                    """)
                .input("{\"items\":[3,1,1],\"k\":\"x\"}")
                .outcome())
        .isEqualTo(
            "[{\"i\":0,\"v\":3,\"k\":\"x\"},{\"i\":1,\"v\":1,\"k\":\"x\"},"
                + "{\"i\":2,\"v\":1,\"k\":\"x\"}]");
  }

  @Test
  void itemsMustBeAnArray() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemsPath: $.a
                    ItemProcessor: {StartAt: P, States: {P: {Type: Pass, End: true}}}
                    """)
                .input("{\"a\":1}")
                .outcome())
        .isEqualTo("States.Runtime: " + IN_S + "Reference path \"$.a\" must point to array.");
  }

  @Test
  void aResultPastTheLimitFailsTheTask() {
    assertThat(
            Rehearsed.state("Type: Task\nResource: " + LAMBDA)
                .mocks("S: {result: \"" + "x".repeat(Payload.MAX_BYTES) + "\"}")
                .outcome())
        .isEqualTo(
            "States.DataLimitExceeded: The state/task '"
                + LAMBDA
                + "' returned a result with a size exceeding the maximum number of bytes service"
                + " limit.");
  }

  @Test
  void aMissingParameterKeepsATaskFromStarting() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Task
                    Resource: arn:aws:states:::sqs:sendMessage
                    Parameters: {MessageBody: x}
                    """)
                .outcome())
        .isEqualTo(
            "States.Runtime: "
                + IN_S
                + "The Parameters '{\"MessageBody\":\"x\"}' could not be used to start the Task:"
                + " [The field 'QueueUrl' is required but was missing]");
  }

  @Test
  void aWaitNeedsTheValueItsPathNames() {
    assertThat(Rehearsed.state("Type: Wait\nSecondsPath: $.pause").outcome())
        .isEqualTo(
            "States.Runtime: An error occurred while executing the state 'S' (entered at the event"
                + " id #2). The SecondsPath parameter does not reference an input value: $.pause");
  }
}
