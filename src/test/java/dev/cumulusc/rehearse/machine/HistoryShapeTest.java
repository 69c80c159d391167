package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The events of histories: their order, and which follows which. */
class HistoryShapeTest {
  private static final String LAMBDA = "arn:aws:lambda:eu-west-1:123456789012:function:work";

  @Test
  void theFirstStateFollowsNoEvent() {
    assertThat(Rehearsed.state("Type: Pass").events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 PassStateEntered",
            "3 < 2 PassStateExited",
            "4 < 3 ExecutionSucceeded");
  }

  @Test
  void retriesAddTheEventsOfTheCallOnly() {
    Rehearsed machine =
        Rehearsed.state(
                """
                Type: Task
                Resource: %s
                Retry:
                  - {ErrorEquals: [Busy], IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 2}
                Catch:
                  - {ErrorEquals: [States.ALL], Next: S}
                """
                    .formatted(LAMBDA))
            .mocks("S: [{error: Busy}, {error: Busy}, {result: done}]");
    assertThat(machine.events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 TaskStateEntered",
            "3 < 2 LambdaFunctionScheduled",
            "4 < 3 LambdaFunctionStarted",
            "5 < 4 LambdaFunctionFailed",
            "6 < 5 LambdaFunctionScheduled",
            "7 < 6 LambdaFunctionStarted",
            "8 < 7 LambdaFunctionFailed",
            "9 < 8 LambdaFunctionScheduled",
            "10 < 9 LambdaFunctionStarted",
            "11 < 10 LambdaFunctionSucceeded",
            "12 < 11 TaskStateExited",
            "13 < 12 ExecutionSucceeded");
    assertThat(machine.run().duration()).isEqualTo(Duration.ofSeconds(3 + 6));
  }

  @Test
  void aBranchFollowsTheStartAndTheEndFollowsTheLatestBranch() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Parallel
                    Branches:
                      - {StartAt: A, States: {A: {Type: Pass, End: true}}}
                      - {StartAt: B, States: {B: {Type: Pass, End: true}}}
                    """)
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 ParallelStateEntered",
            "3 < 2 ParallelStateStarted",
            "4 < 3 PassStateEntered",
            "5 < 4 PassStateExited",
            "6 < 3 PassStateEntered",
            "7 < 6 PassStateExited",
            "8 < 7 ParallelStateSucceeded",
            "9 < 7 ParallelStateExited",
            "10 < 9 ExecutionSucceeded");
  }

  @Test
  void aFailedBranchCutsTheOthersOff() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Parallel
                    Branches:
                      - {StartAt: A, States: {A: {Type: Task, Resource: %s, End: true}}}
                      - {StartAt: B, States: {B: {Type: Wait, Seconds: 9, End: true}}}
                    """
                        .formatted(LAMBDA))
                .mocks("A: {error: Broken, duration: 1}")
                .events())
        .endsWith(
            "8 < 7 LambdaFunctionFailed",
            "9 < 8 TaskStateAborted",
            "10 < 8 WaitStateAborted",
            "11 < 8 ParallelStateFailed",
            "12 < 11 ExecutionFailed");
  }

  @Test
  void iterationsStartTogetherAndAFailureNamesEachThatItCutsOff() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemProcessor:
                      StartAt: T
                      States:
                        T: {Type: Task, Resource: %s, TimeoutSeconds: 5, End: true}
                    """
                        .formatted(LAMBDA))
                .input("[1, 2]")
                .mocks("T: {silent: true}")
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 MapStateEntered",
            "3 < 2 MapStateStarted",
            "4 < 3 MapIterationStarted",
            "5 < 3 MapIterationStarted",
            "6 < 4 TaskStateEntered",
            "7 < 6 LambdaFunctionScheduled",
            "8 < 5 TaskStateEntered",
            "9 < 8 LambdaFunctionScheduled",
            "10 < 7 LambdaFunctionStarted",
            "11 < 9 LambdaFunctionStarted",
            "12 < 10 LambdaFunctionTimedOut",
            "13 < 11 LambdaFunctionTimedOut",
            "14 < 12 MapIterationFailed",
            "15 < 12 TaskStateAborted",
            "16 < 12 MapIterationAborted",
            "17 < 12 TaskStateAborted",
            "18 < 12 MapStateFailed",
            "19 < 18 ExecutionFailed");
  }

  @Test
  void aMapRunIsOneEventForTheMachineAroundIt() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
                      StartAt: P
                      States: {P: {Type: Pass, End: true}}
                    """)
                .input("[1]")
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 MapStateEntered",
            "3 < 2 MapStateStarted",
            "4 < 3 MapRunStarted",
            "5 < 4 MapRunSucceeded",
            "6 < 5 MapStateSucceeded",
            "7 < 4 MapStateExited",
            "8 < 7 ExecutionSucceeded");
  }

  @Test
  void aTaskWithATokenIsSubmittedBeforeItWaits() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Task
                    Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
                    Parameters: {QueueUrl: q, MessageBody: {t.$: $$.Task.Token}}
                    """)
                .mocks("S: {result: 1, submitted: {MessageId: m}}")
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 TaskStateEntered",
            "3 < 2 TaskScheduled",
            "4 < 3 TaskStarted",
            "5 < 4 TaskSubmitted",
            "6 < 5 TaskSucceeded",
            "7 < 6 TaskStateExited",
            "8 < 7 ExecutionSucceeded");
  }

  @Test
  void theLastEventOfAFullHistoryIsTheFailure() {
    Execution execution =
        Rehearsed.machine(
                """
                StartAt: A
                States:
                  A: {Type: Pass, Next: A}
                """)
            .run();
    assertThat(execution.history().events()).hasSize(25_000);
    assertThat(execution.history().events().get(24_999).json().text())
        .contains("\"previousEventId\":24999")
        .contains("The execution reached the maximum number of history events (25000).");
  }

  /** Their histories have no limit, but their time has one. */
  @Test
  void expressExecutionsEndByTimeAndNotByEvents() {
    String loop =
        """
        StartAt: A
        States:
          A: {Type: Pass, Parameters: {n.$: 'States.MathAdd($.n, 1)'}, Next: More}
          More:
            Type: Choice
            Choices: [{Variable: $.n, NumericLessThan: %d, Next: A}]
            Default: Z
          Z: {Type: Succeed}
        """;
    assertThat(Rehearsed.machine(loop.formatted(7_000)).express().input("{\"n\": 0}").outcome())
        .isEqualTo("{\"n\":7000}");
    Execution endless =
        Rehearsed.machine("StartAt: A\nStates: {A: {Type: Pass, Next: A}}").express().run();
    assertThat(endless.outcome()).isInstanceOf(Outcome.TimedOut.class);
  }

  @Test
  void aFailedEvaluationIsAnEventOfItsOwn() {
    Execution execution =
        Rehearsed.state(
                """
                QueryLanguage: JSONata
                Type: Pass
                Output: {v: "{% $states.input.missing %}"}
                """)
            .run();
    assertThat(Rehearsed.details(execution, "EvaluationFailed"))
        .isEqualTo(
            "{\"error\":\"States.QueryEvaluationError\",\"cause\":\"An error occurred while"
                + " executing the state 'S' (entered at the event id #2). The JSONata expression"
                + " '$states.input.missing' specified for the field 'Output/v' returned nothing"
                + " (undefined).\",\"location\":\"Output/v\",\"state\":\"S\"}");
  }

  @Test
  void theMachinesOwnTimeEndsItWhereverItIs() {
    assertThat(
            Rehearsed.machine(
                    """
                    StartAt: W
                    TimeoutSeconds: 5
                    States:
                      W: {Type: Wait, Seconds: 9, End: true}
                    """)
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted", "2 < 0 WaitStateEntered", "3 < 0 ExecutionTimedOut");
  }

  @Test
  void anExpressExecutionHasFiveMinutes() {
    assertThat(Rehearsed.state("Type: Wait\nSeconds: 301").express().run().outcome())
        .isInstanceOf(Outcome.TimedOut.class);
  }

  @Test
  void anIterationThatHadToWaitFollowsTheOneThatMadeRoom() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemsPath: $.items
                    MaxConcurrency: 1
                    ItemProcessor:
                      StartAt: P
                      States:
                        P: {Type: Pass, End: true}
                    """)
                .input("{\"items\": [1, 2]}")
                .events())
        .containsExactly(
            "1 < 0 ExecutionStarted",
            "2 < 0 MapStateEntered",
            "3 < 2 MapStateStarted",
            "4 < 3 MapIterationStarted",
            "5 < 4 PassStateEntered",
            "6 < 5 PassStateExited",
            "7 < 6 MapIterationSucceeded",
            "8 < 6 MapIterationStarted",
            "9 < 8 PassStateEntered",
            "10 < 9 PassStateExited",
            "11 < 10 MapIterationSucceeded",
            "12 < 11 MapStateSucceeded",
            "13 < 11 MapStateExited",
            "14 < 13 ExecutionSucceeded");
  }
}
