package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The events of each type of state, as the service records them: their ids, what they follow, their
 * types.
 */
class StateEventsTest {
  private static final String FUNCTION =
      "Type: Task\nResource: arn:aws:lambda:us-east-1:123456789012:function:f\n";

  @Test
  void succeed() {
    assertThat(Rehearsed.machine("StartAt: S\nStates: {S: {Type: Succeed}}").events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 SucceedStateEntered",
            "3 < 2 SucceedStateExited",
            "4 < 3 ExecutionSucceeded");
  }

  @Test
  void fail() {
    Rehearsed machine =
        Rehearsed.machine("StartAt: S\nStates: {S: {Type: Fail, Error: E, CausePath: $.why}}")
            .input("{\"why\": \"because\"}");
    assertThat(machine.events())
        .containsExactly(
            "1 < 0 ExecutionStarted", "2 < 0 FailStateEntered", "3 < 2 ExecutionFailed");
    assertThat(Rehearsed.details(machine.run(), "ExecutionFailed"))
        .isEqualTo("{\"error\":\"E\",\"cause\":\"because\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ErrorPath: $.n | The ErrorPath field refers to value \"5\" which is not a valid string: $.n",
        "CausePath: $.b | The CausePath field refers to value \"true\" which is not a valid string: $.b",
        "CausePath: $.o | field refers to value \"{\"x\":1}\" which is not a valid string: $.o",
        "CausePath: 'States.MathAdd($.n, 1)' | refers to value \"6\" which is not a valid string",
        "ErrorPath: $.z | States.Runtime",
        "{QueryLanguage: JSONata, Error: '{% 5 %}'} | Expected 'string', but was 'number' for value: 5",
        "{QueryLanguage: JSONata, Cause: '{% $states.input.o %}'} | Expected 'string', but was 'object'",
        "{QueryLanguage: JSONata, Error: '{% \"E\" & $states.input.n %}', Cause: why} | E5: why",
      })
  void aFailNeedsStrings(String fields, String outcome) {
    String body = fields.startsWith("{") ? fields.substring(1, fields.length() - 1) : fields;
    assertThat(
            Rehearsed.machine("StartAt: S\nStates: {S: {Type: Fail, " + body + "}}")
                .input("{\"n\": 5, \"b\": true, \"o\": {\"x\": 1}}")
                .outcome())
        .contains(outcome);
  }

  @Test
  void choice() {
    assertThat(
            Rehearsed.machine(
                    """
                    StartAt: S
                    States:
                      S:
                        Type: Choice
                        Choices: [{Variable: $.n, NumericEquals: 1, Next: One}]
                        Default: Other
                      One: {Type: Succeed}
                      Other: {Type: Pass, End: true}
                    """)
                .input("{\"n\": 2}")
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 ChoiceStateEntered",
            "3 < 2 ChoiceStateExited",
            "4 < 3 PassStateEntered",
            "5 < 4 PassStateExited",
            "6 < 5 ExecutionSucceeded");
  }

  @Test
  void choiceThatNothingSatisfies() {
    Rehearsed machine =
        Rehearsed.machine(
                """
                StartAt: S
                States:
                  S: {Type: Choice, Choices: [{Variable: $.n, IsString: true, Next: One}]}
                  One: {Type: Succeed}
                """)
            .input("{\"n\": 2}");
    assertThat(machine.events())
        .containsExactly(
            "1 < 0 ExecutionStarted", "2 < 0 ChoiceStateEntered", "3 < 2 ExecutionFailed");
    assertThat(machine.outcome()).startsWith("States.Runtime: ");
  }

  @Test
  void waits() {
    Rehearsed machine = Rehearsed.state("Type: Wait\nTimestamp: '2026-01-01T00:00:09Z'");
    assertThat(machine.events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 WaitStateEntered",
            "3 < 2 WaitStateExited",
            "4 < 3 ExecutionSucceeded");
    assertThat(machine.run().duration()).hasSeconds(9);
  }

  @Test
  void taskThatSucceeds() {
    assertThat(Rehearsed.state(FUNCTION).mocks("S: {result: 1}").events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 TaskStateEntered",
            "3 < 2 LambdaFunctionScheduled",
            "4 < 3 LambdaFunctionStarted",
            "5 < 4 LambdaFunctionSucceeded",
            "6 < 5 TaskStateExited",
            "7 < 6 ExecutionSucceeded");
  }

  @Test
  void taskWhoseErrorIsCaught() {
    Rehearsed machine =
        Rehearsed.machine(
                "StartAt: S\nStates:\n  C: {Type: Pass, End: true}\n  S:\n    End: true\n    Catch: [{ErrorEquals: [States.ALL], ResultPath: $.e, Next: C}]\n"
                    + FUNCTION.indent(4))
            .mocks("S: {error: E, cause: why}");
    assertThat(machine.events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 TaskStateEntered",
            "3 < 2 LambdaFunctionScheduled",
            "4 < 3 LambdaFunctionStarted",
            "5 < 4 LambdaFunctionFailed",
            "6 < 5 TaskStateExited",
            "7 < 6 PassStateEntered",
            "8 < 7 PassStateExited",
            "9 < 8 ExecutionSucceeded");
    assertThat(machine.outcome()).isEqualTo("{\"e\":{\"Error\":\"E\",\"Cause\":\"why\"}}");
  }

  @Test
  void taskThatTakesTooLong() {
    assertThat(
            Rehearsed.state(FUNCTION + "TimeoutSeconds: 5\n").mocks("S: {silent: true}").events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 TaskStateEntered",
            "3 < 2 LambdaFunctionScheduled",
            "4 < 3 LambdaFunctionStarted",
            "5 < 4 LambdaFunctionTimedOut",
            "6 < 5 ExecutionFailed");
  }

  @Test
  void activity() {
    assertThat(
            Rehearsed.state(
                    "Type: Task\nResource: arn:aws:states:us-east-1:123456789012:activity:a\n")
                .mocks("S: {result: 1, waits: 5}")
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 TaskStateEntered",
            "3 < 2 ActivityScheduled",
            "4 < 3 ActivityStarted",
            "5 < 4 ActivitySucceeded",
            "6 < 5 TaskStateExited",
            "7 < 6 ExecutionSucceeded");
  }

  @Test
  void jobThatIsWaitedFor() {
    assertThat(
            Rehearsed.state(
                    "Type: Task\nResource: arn:aws:states:::batch:submitJob.sync\nParameters: {JobName: j, JobQueue: q, JobDefinition: d}\n")
                .mocks("S: {error: States.TaskFailed, cause: down, duration: 5}")
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 TaskStateEntered",
            "3 < 2 TaskScheduled",
            "4 < 3 TaskStarted",
            "5 < 4 TaskSubmitted",
            "6 < 5 TaskFailed",
            "7 < 6 ExecutionFailed");
  }

  @Test
  void parallelWhoseErrorIsCaught() {
    assertThat(
            Rehearsed.machine(
                    """
                    StartAt: S
                    States:
                      S:
                        Type: Parallel
                        Branches: [{StartAt: F, States: {F: {Type: Fail, Error: E}}}]
                        Catch: [{ErrorEquals: [E], Next: C}]
                        End: true
                      C: {Type: Pass, End: true}
                    """)
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 ParallelStateEntered",
            "3 < 2 ParallelStateStarted",
            "4 < 3 FailStateEntered",
            "5 < 4 ParallelStateFailed",
            "6 < 5 ParallelStateExited",
            "7 < 6 PassStateEntered",
            "8 < 7 PassStateExited",
            "9 < 8 ExecutionSucceeded");
  }

  @Test
  void mapOverItemsAndOverNone() {
    String map =
        """
        Type: Map
        ItemProcessor: {StartAt: P, States: {P: {Type: Pass, End: true}}}
        """;
    assertThat(Rehearsed.state(map).input("[1]").events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 MapStateEntered",
            "3 < 2 MapStateStarted",
            "4 < 3 MapIterationStarted",
            "5 < 4 PassStateEntered",
            "6 < 5 PassStateExited",
            "7 < 6 MapIterationSucceeded",
            "8 < 7 MapStateSucceeded",
            "9 < 7 MapStateExited",
            "10 < 9 ExecutionSucceeded");
    assertThat(Rehearsed.state(map).input("[]").events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 MapStateEntered",
            "3 < 2 MapStateStarted",
            "4 < 3 MapStateSucceeded",
            "5 < 3 MapStateExited",
            "6 < 5 ExecutionSucceeded");
  }

  @Test
  void distributedMapThatFails() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: EXPRESS}
                      StartAt: F
                      States: {F: {Type: Fail, Error: E}}
                    """)
                .input("[1]")
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 MapStateEntered",
            "3 < 2 MapStateStarted",
            "4 < 3 MapRunStarted",
            "5 < 4 MapRunFailed",
            "6 < 5 MapStateFailed",
            "7 < 6 ExecutionFailed");
  }

  @Test
  void anExpressChildHasFiveMinutes() {
    String map =
        """
        Type: Map
        ItemProcessor:
          ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
          StartAt: W
          States: {W: {Type: Wait, Seconds: 301, End: true}}
        """;
    assertThat(Rehearsed.state(map).input("[1]").outcome()).isEqualTo("[1]");
    assertThat(Rehearsed.state(map.replace("STANDARD", "EXPRESS")).input("[1]").outcome())
        .contains("States.ExceedToleratedFailureThreshold");
  }
}
