package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tasks that wait for workers, tokens and heartbeats, and the clocks that run meanwhile. */
class WaitingTest {
  private static final String ACTIVITY =
      """
      Type: Task
      Resource: arn:aws:states:eu-west-1:123456789012:activity:work
      TimeoutSeconds: 5
      """;

  @Test
  void theTimeOfAnActivityBeginsWhenAWorkerTakesIt() {
    Rehearsed machine = Rehearsed.state(ACTIVITY).mocks("S: {result: 1, waits: 5000, duration: 4}");
    assertThat(machine.outcome()).isEqualTo("1");
    assertThat(machine.run().duration()).isEqualTo(Duration.ofSeconds(5004));
    assertThat(Rehearsed.state(ACTIVITY).mocks("S: {result: 1, duration: 6}").outcome())
        .isEqualTo("States.Timeout: null");
  }

  @Test
  void onlyTheMachineEndsTheWaitForAWorker() {
    Outcome outcome =
        Rehearsed.machine(
                "TimeoutSeconds: 60\nStartAt: S\nStates:\n  S:\n    End: true\n"
                    + ACTIVITY.indent(4))
            .mocks("S: {result: 1, waits: 100}")
            .run()
            .outcome();
    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(((Outcome.TimedOut) outcome).running().orElseThrow().state().name()).isEqualTo("S");
  }

  /** Its definition does not say whether an activity exists, and nothing says that it does not. */
  @Test
  void nobodyTakesTheTaskOfAnActivityWithoutAMock() {
    Execution stuck =
        Rehearsed.state(
                ACTIVITY + "HeartbeatSeconds: 2\nCatch: [{ErrorEquals: [States.ALL], Next: S}]\n")
            .run();
    assertThat(((Outcome.Stuck) stuck.outcome()).waiting().orElseThrow().state().name())
        .isEqualTo("S");
    assertThat(stuck.history().events().get(stuck.history().events().size() - 1).type())
        .isEqualTo("ActivityScheduled");
    assertThat(
            Rehearsed.machine(
                    "TimeoutSeconds: 60\nStartAt: S\nStates:\n  S:\n    End: true\n"
                        + ACTIVITY.indent(4))
                .run()
                .outcome())
        .isInstanceOf(Outcome.TimedOut.class);
  }

  @Test
  void anActivityThatWasDeletedFailsTheExecution() {
    assertThat(
            Rehearsed.state(ACTIVITY + "Catch: [{ErrorEquals: [States.ALL], Next: S}]\n")
                .mocks("S: {error: States.Runtime, cause: The activity is gone.}")
                .outcome())
        .isEqualTo(
            "States.Runtime: An error occurred while executing the state 'S' (entered at the event"
                + " id #2). The activity is gone.");
  }

  @Test
  void aTimeoutOfTheMachineNamesTheStateAndItsRetries() {
    Outcome outcome =
        Rehearsed.machine(
                """
                StartAt: S
                TimeoutSeconds: 100
                States:
                  S:
                    Type: Task
                    Resource: arn:aws:lambda:eu-west-1:123456789012:function:work
                    Retry: [{ErrorEquals: [Busy], IntervalSeconds: 30, BackoffRate: 1, MaxAttempts: 9}]
                    End: true
                """)
            .mocks("S: {error: Busy}")
            .run()
            .outcome();
    assertThat(((Outcome.TimedOut) outcome).running().orElseThrow().retries()).isEqualTo(3);
  }

  @Test
  void whatWaitsForeverIsNamedInsideItsBranchesAndIterations() {
    Outcome outcome =
        Rehearsed.machine(
                """
                StartAt: Outer
                States:
                  Outer:
                    Type: Parallel
                    End: true
                    Branches:
                      - StartAt: Done
                        States: {Done: {Type: Succeed}}
                      - StartAt: Each
                        States:
                          Each:
                            Type: Map
                            End: true
                            ItemProcessor:
                              StartAt: Inner
                              States:
                                Inner:
                                  Type: Task
                                  Resource: arn:aws:lambda:eu-west-1:123456789012:function:work
                                  End: true
                """)
            .input("[1]")
            .run()
            .outcome();
    assertThat(((Outcome.Stuck) outcome).waiting().orElseThrow().state().name()).isEqualTo("Inner");
  }

  @Test
  void heartbeatsThatComeInTimeKeepACallbackAlive() {
    String callback =
        """
        Type: Task
        Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
        Parameters: {QueueUrl: q, MessageBody.$: $$.Task.Token}
        HeartbeatSeconds: 10
        Catch: [{ErrorEquals: [States.HeartbeatTimeout], ResultPath: null, Next: S}]
        """;
    Rehearsed machine =
        Rehearsed.state(callback)
            .mocks("S: [{silent: true}, {result: done, duration: 100, heartbeat: 9}]");
    assertThat(machine.outcome()).isEqualTo("\"done\"");
    assertThat(machine.run().duration()).isEqualTo(Duration.ofSeconds(110));
  }

  @Test
  void theInnermostStateThatFailedIsNamedWithItsInput() {
    Outcome.Failed outcome =
        (Outcome.Failed)
            Rehearsed.machine(
                    """
                    StartAt: Each
                    States:
                      Each:
                        Type: Map
                        End: true
                        ItemProcessor:
                          StartAt: Check
                          States:
                            Check:
                              Type: Pass
                              Parameters: {name.$: $.name}
                              End: true
                    """)
                .input("[{\"name\": 1}, {\"nam\": 2}]")
                .run()
                .outcome();
    Failure failure = outcome.failure().orElseThrow();
    assertThat(failure.state().name()).isEqualTo("Check");
    assertThat(failure.input().text()).isEqualTo("{\"nam\":2}");
    assertThat(failure.place()).hasToString("test.yml:11:32");
  }
}
