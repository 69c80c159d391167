package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers, times and sizes that states take and refuse while they run. */
class NumbersTest {
  private static final String TASK =
      "Type: Task\nResource: 'arn:aws:lambda:eu-west-1:123456789012:function:f'\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TimeoutSeconds   | 5     | 1",
        "TimeoutSeconds   | 2     | States.Timeout: null",
        "TimeoutSeconds   | 0     | not positive: $.n == 0",
        "TimeoutSeconds   | -1    | The TimeoutSecondsPath parameter references a negative value: $.n == -1",
        "TimeoutSeconds   | 1.5   | The TimeoutSecondsPath parameter cannot be parsed as a long value: $.n == 1.5",
        "TimeoutSeconds   | '\"5\"' | cannot be parsed as a long value: $.n == \"5\"",
        "HeartbeatSeconds | 0     | not positive: $.n == 0",
      })
  void limitsOfTasksByPath(String field, String value, String outcome) {
    assertThat(
            Rehearsed.state(TASK + field + "Path: $.n")
                .input("{\"n\": " + value + "}")
                .mocks("S: {result: 1, duration: 3}")
                .outcome())
        .contains(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TimeoutSeconds   | 5   | 1",
        "TimeoutSeconds   | 0   | of at least 1: 0",
        "TimeoutSeconds   | -1  | of at least 1: -1",
        "TimeoutSeconds   | 1.5 | of at least 1: 1.5",
        "HeartbeatSeconds | 0   | specified for the field 'HeartbeatSeconds' returned a value that is not",
        "TimeoutSeconds   | '\"5\"' | Expected 'number', but was 'string' for value: \"5\"",
      })
  void limitsOfTasksByExpression(String field, String value, String outcome) {
    String found =
        Rehearsed.state(TASK + "QueryLanguage: JSONata\n" + field + ": '{% $states.input %}'")
            .input(value)
            .mocks("S: {result: 1, duration: 3}")
            .outcome();
    assertThat(found).contains(outcome);
    assertThat(found).matches("1|States.QueryEvaluationError: .*");
  }

  @ParameterizedTest
  @CsvSource({"3, true", "0, true", "2.0, true", "1.5, false", "-1, false"})
  void secondsByExpressionAreWholeAndNotNegative(String seconds, boolean waits) {
    assertThat(
            Rehearsed.state("Type: Wait\nQueryLanguage: JSONata\nSeconds: '{% $states.input %}'")
                .input(seconds)
                .outcome()
                .startsWith("States.QueryEvaluationError"))
        .isEqualTo(!waits);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:10Z, true",
    "2026-01-01t00:00:10z, true",
    "2026-01-01T00:00Z, true",
    "2026-01-01T02:00:00.123456789+01:00, true",
    "2026-01-01, false",
    "2026-01-01T00:00:10, false",
    "2026-02-30T00:00:10Z, false"
  })
  void timestampsByExpressionHaveAnOffset(String timestamp, boolean waits) {
    assertThat(
            Rehearsed.state("Type: Wait\nQueryLanguage: JSONata\nTimestamp: '{% $states.input %}'")
                .input("\"" + timestamp + "\"")
                .outcome()
                .startsWith("States.QueryEvaluationError"))
        .isEqualTo(!waits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QueryLanguage: JSONata\nMaxConcurrency: '{% 1.5 %}'",
        "QueryLanguage: JSONata\nToleratedFailureCount: '{% 0.5 %}'",
        "QueryLanguage: JSONata\nItemBatcher: {MaxItemsPerBatch: '{% 1.5 %}'}",
      })
  void limitsOfMapsByExpressionAreWhole(String limit) {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
                      StartAt: P
                      States: {P: {Type: Pass, End: true}}
                    """
                        + limit)
                .input("[1]")
                .outcome())
        .startsWith("States.QueryEvaluationError")
        .contains("not a whole number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Type: Task, Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f', Parameters: {a.$: $, b.$: $}"
            + " | the task of the state 'S' has",
        "Type: Parallel, Parameters: {a.$: $, b.$: $}, Branches: [{StartAt: P, States: {P: {Type: Pass, End: true}}}]"
            + " | the branches of the state 'S' has",
        "Type: Map, ItemsPath: $.l, ItemSelector: {a.$: $, b.$: $}, ItemProcessor: {StartAt: P, States: {P: {Type: Pass, End: true}}}"
            + " | the iteration 0 of the state 'S' has",
        "QueryLanguage: JSONata, Type: Parallel, Arguments: {a: '{% $states.input %}', b: '{% $states.input %}'},"
            + " Branches: [{StartAt: P, States: {P: {Type: Pass, End: true}}}] | the branches of the state 'S' has",
      })
  void noParametersMakeMoreThanAPayloadMayHave(String state, String what) {
    String input = "{\"l\": [1], \"s\": \"" + "x".repeat(150_000) + "\"}";
    Rehearsed machine =
        Rehearsed.machine(
            "StartAt: S\nStates: {C: {Type: Pass, Result: caught, End: true}, S: {"
                + state
                + ", Catch: [{ErrorEquals: [States.DataLimitExceeded], Next: C}], End: true}}");

    assertThat(machine.input(input).mocks("S: {result: 1}").run().outcome())
        .isInstanceOf(Outcome.Succeeded.class);
    assertThat(
            machine.run().history().events().stream()
                .map(event -> event.details().text())
                .filter(text -> text.contains("States.DataLimitExceeded")))
        .isNotEmpty()
        .allMatch(text -> text.contains(what) && text.contains("more than the maximum of 262144"));
  }

  /** What happens after a year never happens; what comes before does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Type: Wait\\nSecondsPath: $ | 31536000",
        "Type: Wait\\nQueryLanguage: JSONata\\nSeconds: '{% $states.input %}' | 31536000",
        "Type: Task\\nResource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'\\n"
            + "Parameters: {QueueUrl: q, MessageBody: m}\\nTimeoutSecondsPath: $ | 31536000",
      })
  void noExecutionRunsLongerThanAYear(String state, long longest) {
    for (long seconds : new long[] {longest + 1, 99_999_999_999L, Long.MAX_VALUE}) {
      Execution execution =
          Rehearsed.state(state.replace("\\n", "\n"))
              .input("" + seconds)
              .mocks("S: {silent: true}")
              .run();

      assertThat(execution.duration()).as("%s", seconds).isEqualTo(Duration.ofDays(365));
      assertThat(execution.outcome())
          .isInstanceOfSatisfying(
              Outcome.TimedOut.class, each -> assertThat(each.isLongest()).isTrue());
      assertThat(execution.history().events().get(execution.history().events().size() - 1).type())
          .isEqualTo("ExecutionTimedOut");
    }
    Execution longEnough =
        Rehearsed.state(state.replace("\\n", "\n"))
            .input("" + longest)
            .mocks("S: {silent: true}")
            .run();
    assertThat(longEnough.outcome()).isNotInstanceOf(Outcome.TimedOut.class);
  }

  @Test
  void whatNobodyAnswersIsStuckAndNotAYearOld() {
    Execution execution = Rehearsed.state(TASK.strip()).mocks("S: {silent: true}").run();

    assertThat(execution.outcome()).isInstanceOf(Outcome.Stuck.class);
    assertThat(execution.duration()).isZero();
  }

  @Test
  void seedsThatDifferLittleGiveOtherNumbers() {
    String machine = "Type: Pass\nQueryLanguage: JSONata\nOutput: '{% $random() %}'";
    assertThat(Rehearsed.state(machine).outcome()).isEqualTo(Rehearsed.state(machine).outcome());
    double one = Double.parseDouble(Rehearsed.state(machine).seed(1).outcome());
    double two = Double.parseDouble(Rehearsed.state(machine).seed(2).outcome());
    assertThat(Math.abs(one - two)).isGreaterThan(0.01);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.id: 3                 | {\"id\": 3.0}",
        "$.id: 3.0               | {\"id\": 3}",
        "$.id: 300               | {\"id\": 3e2}",
        "$.n: {x: [2.0, {y: 1}]} | {\"n\": {\"x\": [2, {\"y\": 1.0}]}}",
      })
  void mocksAreFoundByTheValueOfNumbers(String when, String input) {
    Rehearsed machine =
        Rehearsed.state(TASK.strip()).mocks("S: [{when: {" + when + "}, result: 1}, {result: 2}]");
    assertThat(machine.input(input).outcome()).isEqualTo("1");
    assertThat(machine.input("{\"id\": 4, \"n\": {\"x\": [2]}}").outcome()).isEqualTo("2");
  }

  /** One Assign may set 256 KiB, and an execution may have 10 MiB. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.$: 'States.Array($.s, $.s, $.s)' | false",
        "{a.$: $.s, b.$: $.s, c.$: $.s}     | false",
        "{a.$: $.s, b.$: $.s}               | true",
      })
  void variablesAreNoLargerThanAPayload(String assign, boolean fits) {
    Rehearsed machine =
        Rehearsed.state(
                "Type: Pass\nAssign: " + (assign.startsWith("{") ? assign : "{" + assign + "}"))
            .input("{\"s\": \"" + "x".repeat(100_000) + "\"}");
    if (fits) {
      assertThat(machine.outcome()).contains("xxx");
    } else {
      assertThat(machine.outcome())
          .startsWith("States.DataLimitExceeded: ")
          .contains("The variables that the state 'S' assigns have 3000");
    }
  }

  @Test
  void allVariablesOfAnExecutionHaveALimit() {
    StringBuilder states = new StringBuilder();
    for (int i = 0; i < 45; i++) {
      String next = i == 44 ? "End: true" : "Next: S" + (i + 1);
      states
          .append("  S" + i + ": {Type: Pass, Assign: {v" + i % 42 + ".$: $}, ")
          .append(next + "}\n");
    }
    Rehearsed machine = Rehearsed.machine("StartAt: S0\nStates:\n" + states);
    assertThat(machine.input("\"" + "x".repeat(240_000) + "\"").outcome()).startsWith("\"xxx");
    assertThat(machine.input("\"" + "x".repeat(260_000) + "\"").outcome())
        .contains("States.DataLimitExceeded: ", "The variables of the execution have ");
  }

  @Test
  void whatIsTooLargeSetsNoVariable() {
    StringBuilder states = new StringBuilder("  S0: {Type: Pass, Assign: {small: 5}, Next: S1}\n");
    for (int i = 1; i <= 43; i++) {
      states
          .append("  S" + i + ": {Type: Pass, Assign: {v" + i + ".$: $}, ")
          .append("Next: S" + (i + 1) + "}\n");
    }
    states.append(
        """
          S44:
            Type: Task
            Resource: arn:aws:lambda:us-east-1:123456789012:function:f
            Assign: {small: 6, large.$: $}
            Catch: [{ErrorEquals: [States.DataLimitExceeded], Next: Show}]
            End: true
          Show: {Type: Pass, Parameters: {small.$: $small}, End: true}
        """);
    String large = "\"" + "x".repeat(243_000) + "\"";
    assertThat(
            Rehearsed.machine("StartAt: S0\nStates:\n" + states)
                .mocks("S44: {result: " + large + "}")
                .input(large)
                .outcome())
        .isEqualTo("{\"small\":5}");
  }
}
