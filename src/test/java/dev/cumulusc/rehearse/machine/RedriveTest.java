package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.rehearse.task.TaskCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A redrive goes on where an execution failed: in Parallel and Map only in what did not succeed.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">AWS:
 *     redriving executions</a>
 */
class RedriveTest {
  private static final String PARALLEL =
      """
      StartAt: Fan
      States:
        Fan:
          Type: Parallel
          Branches:
            - StartAt: A
              States:
                A: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:a', Assign: {a.$: $}, Next: A2}
                A2: {Type: Pass, Parameters: {a.$: $a}, End: true}
            - StartAt: B
              States:
                B: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:b', End: true}
            - StartAt: W
              States:
                W: {Type: Wait, Seconds: 9, Next: C}
                C: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:c', End: true}
          End: true
      """;

  private final List<String> calls = new ArrayList<>();

  private final Observer observer =
      new Observer() {
        @Override
        public void called(TaskCall call) {
          calls.add(call.state());
        }
      };

  @Test
  void repeatsTheBranchesThatDidNotSucceed() {
    Rehearsed machine =
        Rehearsed.machine(PARALLEL)
            .observer(observer)
            .mocks("A: {result: 1}\nB: {error: Down, duration: 5}")
            .redriven("B: {result: 2}\nC: {error: Down}")
            .redriven("A: {result: 9}\nB: {result: 9}\nC: {result: 3}");

    assertThat(machine.outcome()).isEqualTo("[{\"a\":1},2,3]");
    assertThat(calls).containsExactly("A", "B", "B", "C", "C");
  }

  @Test
  void writesWhatIsRepeatedBehindTheRedrive() {
    assertThat(
            Rehearsed.machine(PARALLEL)
                .mocks("A: {result: 1, duration: 1}\nB: {error: Down, duration: 5}\nC: {result: 3}")
                .redriven("B: {result: 2}\nC: {result: 3}")
                .events())
        .containsSubsequence(
            "18 < 15 ParallelStateFailed",
            "19 < 18 ExecutionFailed",
            "20 < 19 ExecutionRedriven",
            "21 < 20 LambdaFunctionScheduled",
            "22 < 21 LambdaFunctionStarted",
            "23 < 22 LambdaFunctionSucceeded",
            "24 < 23 TaskStateExited",
            "25 < 20 WaitStateExited",
            "26 < 25 TaskStateEntered");
  }

  @Test
  void runsAllBranchesAgainIfAllHadSucceeded() {
    Rehearsed machine =
        Rehearsed.state(
                """
                Type: Parallel
                ResultSelector: {missing.$: '$[0].b'}
                Branches: [{StartAt: A, States: {A: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:a', End: true}}}]
                """)
            .observer(observer)
            .mocks("A: {result: {a: 1}}")
            .redriven("A: {result: {b: 2}}");

    assertThat(machine.outcome()).isEqualTo("{\"missing\":2}");
    assertThat(calls).containsExactly("A", "A");
  }

  @Test
  void runsAllBranchesAgainIfTheTimeWasUpBetweenTwoAttempts() {
    Rehearsed machine =
        Rehearsed.machine(
                PARALLEL
                        .replace("    End: true\n", "    End: true\n")
                        .replace(
                            "Fan:\n    Type",
                            "Fan:\n    Retry: [{ErrorEquals: [States.ALL], IntervalSeconds: 60}]\n    Type")
                    + "TimeoutSeconds: 30\n")
            .observer(observer)
            .mocks("A: {result: 1}\nB: {error: Down}")
            .redriven("A: {result: 2}\nB: {result: 2}\nC: {result: 2}");

    assertThat(machine.outcome()).isEqualTo("[{\"a\":2},2,2]");
    assertThat(calls).containsExactly("A", "B", "A", "B", "C");
  }

  @Test
  void repeatsTheIterationsThatDidNotSucceed() {
    Rehearsed machine =
        Rehearsed.state(
                """
                Type: Map
                MaxConcurrency: 2
                ItemProcessor:
                  StartAt: Each
                  States:
                    Each:
                      Type: Parallel
                      Branches: [{StartAt: T, States: {T: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:t', End: true}}}]
                      End: true
                """)
            .input("[1, 2, 3, 4]")
            .observer(observer)
            .mocks(
                "T: [{when: {$: 3}, error: Down}, {when: {$: 2}, result: late, duration: 9}, {result: first}]")
            .redriven("T: [{when: {$: 1}, error: Wrong}, {result: second}]");

    assertThat(machine.outcome()).isEqualTo("[[\"first\"],[\"second\"],[\"second\"],[\"second\"]]");
    assertThat(calls).hasSize(6);
  }

  @Test
  void theContextSaysWhenAnExecutionWasRedriven() {
    String machine =
        """
        QueryLanguage: JSONata
        StartAt: T
        States:
          T: {Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Arguments: {FunctionName: f}, Next: P}
          P:
            Type: Pass
            Output: '{% $states.context.Execution.(StartTime & " " & $string(RedriveTime)) %}'
            End: true
        """;
    assertThat(Rehearsed.machine(machine).mocks("T: {result: {}}").outcome())
        .isEqualTo("\"2026-01-01T00:00:00Z \"");
    assertThat(
            Rehearsed.machine(machine)
                .mocks("T: {error: Down, duration: 1.5}")
                .redriven("T: {result: {}}")
                .outcome())
        .isEqualTo("\"2026-01-01T00:00:00Z 2026-01-01T00:00:01.500Z\"");
  }

  @Test
  void redrivesAMapRun() {
    String definition =
        """
        Type: Map
        Label: Each
        MaxConcurrency: 1
        ToleratedFailureCount: 1
        ItemProcessor:
          ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
          StartAt: First
          States:
            First: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', Next: Second}
            Second: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:s', End: true}
        """;
    assertThat(redrivenMapRun(definition))
        .containsExactly(
            "First", "Second", "First", "Second", "First", "Second", "Second", "Second", "First",
            "Second");
    // An Express execution starts anew.
    assertThat(redrivenMapRun(definition.replace("STANDARD", "EXPRESS")))
        .containsExactly(
            "First", "Second", "First", "Second", "First", "Second", "First", "Second", "First",
            "Second", "First", "Second");
  }

  private List<String> redrivenMapRun(String definition) {
    calls.clear();
    Rehearsed machine =
        Rehearsed.state(definition)
            .input("[1, 2, 3, 4]")
            .observer(observer)
            .mocks("First: {result: a}\nSecond: [{result: b}, {error: Down}]")
            .redriven("First: {result: c}\nSecond: {result: d}");
    Execution execution = machine.run();
    assertThat(((Outcome.Succeeded) execution.outcome()).output().text())
        .isEqualTo("[\"b\",\"d\",\"d\",\"d\"]");
    assertThat(Rehearsed.details(execution, "MapRunRedriven"))
        .contains("mapRun:machine/Each:", "\"redriveCount\":1");
    return List.copyOf(calls);
  }

  @Test
  void stopsTheOtherExecutionsOfAMapRunThatFails() {
    Rehearsed machine =
        Rehearsed.machine(
                """
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
                      StartAt: Pause
                      States:
                        Pause: {Type: Wait, SecondsPath: $, Next: T}
                        T: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:t', End: true}
                    Catch: [{ErrorEquals: [States.ALL], Next: Later}]
                    Next: Later
                  Later: {Type: Wait, Seconds: 60, End: true}
                """)
            .input("[1, 20]")
            .observer(observer)
            .mocks("T: {error: Down}");

    assertThat(machine.run().duration()).hasSeconds(61);
    assertThat(calls).containsExactly("T");
  }
}
