package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen of an execution while it runs. */
class RehearsalTreeTest extends CommandFolder {
  @Test
  void reportsTheCourseAndPrintsTheOutput() throws IOException {
    Path file =
        write(
            "loop.yml",
            """
            StartAt: Pause
            States:
              Pause: {Type: Wait, Seconds: 90, Next: Each}
              Each:
                Type: Map
                ItemsPath: $.items
                ItemProcessor:
                  StartAt: Copy
                  States:
                    Copy: {Type: Pass, End: true}
                End: true
            """);
    assertThat(run(file.toString(), "--input", "{\"items\": [7]}")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).isEqualToIgnoringWhitespace("[7]");
    assertThat(err.toString().lines())
        .containsExactly(
            "      0 s  Pause  Wait  in <0.1 %, out <0.1 % of 256 KiB",
            "     90 s  Each  Map  in <0.1 % of 256 KiB",
            "             item 0",
            "               Copy  Pass  in <0.1 %, out <0.1 % of 256 KiB",
            "           Each  ends, out <0.1 % of 256 KiB",
            "The execution succeeded, after 90 s of virtual time.");
  }

  @Test
  void showsSizesRetriesAndWhereAnErrorWasCaught() throws IOException {
    Path file =
        write(
            "caught.yml",
            """
            StartAt: Each
            States:
              Each:
                Type: Map
                ItemProcessor:
                  StartAt: Work
                  States:
                    Work:
                      Type: Task
                      Resource: arn:aws:lambda:us-east-1:123456789012:function:work
                      Retry: [{ErrorEquals: [Busy], IntervalSeconds: 3, MaxAttempts: 1}]
                      End: true
                Catch: [{ErrorEquals: [States.ALL], Next: Large}]
                End: true
              Large:
                Type: Pass
                Result: %s
                Next: Done
              Done: {Type: Succeed}
            """
                .formatted("x".repeat(26_214)));
    Path mocks = write("busy.yml", "cases: {busy: {Work: {error: Busy, cause: come back}}}");
    assertThat(run(file.toString(), "-i", "[1, 2]", "-m", mocks.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString().lines())
        .containsExactly(
            "      0 s  Each  Map  in <0.1 % of 256 KiB",
            "             item 0",
            "             item 1",
            "               [0] Work  Task  in <0.1 % of 256 KiB",
            "               [1] Work  Task  in <0.1 % of 256 KiB",
            "                 [0] Busy: come back",
            "                 [1] Busy: come back",
            "      3 s        [0] retry 1 after 3 s",
            "                 [1] retry 1 after 3 s",
            "                 [0] Busy: come back",
            "                 [1] Busy: come back",
            "             caught by Each  out <0.1 % of 256 KiB",
            "           Large  Pass  in <0.1 %, out 10.0 % of 256 KiB",
            "           Done  Succeed  in 10.0 %, out 10.0 % of 256 KiB",
            "The execution succeeded, after 3 s of virtual time.");
  }

  @Test
  void namesTheStateThatFailsInOneOfSeveralBranches() throws IOException {
    Path file =
        write(
            "branches.yml",
            """
            StartAt: Both
            States:
              Both:
                Type: Parallel
                Branches:
                  - StartAt: A
                    States:
                      A:
                        Type: Task
                        Resource: arn:aws:lambda:us-east-1:123456789012:function:a
                        Retry: [{ErrorEquals: [Busy], MaxAttempts: 1}]
                        End: true
                  - StartAt: B
                    States:
                      B: {Type: Task, Resource: "arn:aws:lambda:us-east-1:123456789012:function:b", End: true}
                End: true
            """);
    Path mocks =
        write(
            "busy.yml",
            "cases: {busy: {A: {error: Busy, duration: 1}, B: {result: 1, duration: 9}}}");

    assertThat(run(file.toString(), "-m", mocks.toString())).isEqualTo(ExitCode.FINDINGS);

    assertThat(err.toString().lines().limit(7))
        .containsExactly(
            "      0 s  Both  Parallel  in <0.1 % of 256 KiB",
            "             A  Task  in <0.1 % of 256 KiB",
            "             B  Task  in <0.1 % of 256 KiB",
            "      1 s      A  Busy",
            "      2 s      retry 1 after 1 s",
            "      3 s      Busy",
            "error: " + file + ":8:11: The execution failed in the state `A` with Busy.");
  }

  @Test
  void showsWhatFollowsAStateBesideIt() throws IOException {
    Path file =
        write(
            "nested.yml",
            """
            StartAt: Each
            States:
              Each:
                Type: Map
                MaxConcurrency: 1
                ItemProcessor:
                  StartAt: Fan
                  States:
                    Fan:
                      Type: Parallel
                      Branches: [{StartAt: In, States: {In: {Type: Pass, End: true}}}]
                      Next: After
                    After: {Type: Pass, End: true}
                Next: Last
              Last: {Type: Succeed}
            """);
    assertThat(run(file.toString(), "-i", "[1, 2]")).isEqualTo(ExitCode.DONE);
    assertThat(
            err.toString()
                .lines()
                .filter(line -> !line.contains("  ends, "))
                .map(line -> line.replaceFirst("  [A-Z][a-z]+  in .*$", "").substring(10)))
        .startsWith(
            " Each",
            "   item 0",
            "     Fan",
            "       In",
            "     After",
            "   item 1",
            "     Fan",
            "       In",
            "     After",
            " Last");
  }

  @Override
  int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    return super.run(all.toArray(String[]::new));
  }

  @Test
  void showsWhatIsRedrivenAndGoesOn() throws IOException {
    Path file =
        write(
            "redriven.yml",
            """
            StartAt: P
            States:
              P:
                Type: Parallel
                End: true
                Branches:
                  - StartAt: A
                    States:
                      A:
                        Type: Task
                        Resource: arn:aws:lambda:us-east-1:123456789012:function:a
                        Retry: [{ErrorEquals: [X], MaxAttempts: 1}]
                        Next: A2
                      A2: {Type: Pass, End: true}
                  - StartAt: B
                    States:
                      B: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:b', Next: BW}
                      BW: {Type: Wait, Seconds: 100, Next: B3}
                      B3: {Type: Pass, End: true}
            """);
    String mocks =
        write(
                "m.yml",
                "cases: {bad: {A: {error: X, duration: 3}, B: {result: 1}}, good: {A: [{error: X}, {result: 2}]}}")
            .toString();

    assertThat(run(file.toString(), "-m", mocks + "#bad", "--redrive", mocks + "#good"))
        .isEqualTo(ExitCode.DONE);

    assertThat(err.toString().lines())
        .containsExactly(
            "      0 s  P  Parallel  in <0.1 % of 256 KiB",
            "             A  Task  in <0.1 % of 256 KiB",
            "             B  Task  in <0.1 %, out <0.1 % of 256 KiB",
            "             BW  Wait  in <0.1 % of 256 KiB",
            "      3 s      A  X",
            "      4 s      retry 1 after 1 s",
            "      7 s      X",
            file + ":9:11: The execution failed in the state `A` with X.",
            "  The input of the state was {}.",
            "           redrive 1",
            "           P  goes on",
            "             A  goes on",
            "             BW  goes on",
            "               A  X",
            "      8 s      retry 1 after 1 s",
            "             A  ends, out <0.1 % of 256 KiB",
            "             A2  Pass  in <0.1 %, out <0.1 % of 256 KiB",
            "    107 s    BW  ends, out <0.1 % of 256 KiB",
            "             B3  Pass  in <0.1 %, out <0.1 % of 256 KiB",
            "           P  ends, out <0.1 % of 256 KiB",
            "The execution succeeded, after 107 s of virtual time.");
  }

  @Test
  void showsErrorsThatNoEventHas() throws IOException {
    Path file =
        write(
            "large.yml",
            """
            StartAt: A
            States:
              A:
                Type: Task
                Resource: arn:aws:lambda:us-east-1:123456789012:function:a
                ResultPath: $.r
                Retry: [{ErrorEquals: [States.DataLimitExceeded], MaxAttempts: 1}]
                Catch: [{ErrorEquals: [States.ALL], Next: Z}]
                End: true
              Z: {Type: Pass, Result: 1, Next: P}
              P:
                Type: Parallel
                Catch: [{ErrorEquals: [E9], Next: Y}]
                End: true
                Branches:
                  - StartAt: B
                    States: {B: {Type: Fail, Error: E9, Cause: why}}
              Y: {Type: Pass, End: true}
            """);
    Path mocks = write("m.yml", "cases: {a: {A: {result: %s}}}".formatted("y".repeat(200_000)));

    assertThat(
            run(
                file.toString(),
                "-m",
                mocks.toString(),
                "-i",
                "{\"x\": \"" + "x".repeat(100_000) + "\"}"))
        .isEqualTo(ExitCode.DONE);

    String tooLarge =
        "States.DataLimitExceeded: An error occurred while executing the state 'A' (entered at the"
            + " event id #2). The state/task 'A' returned a result with a size exceeding the maximum"
            + " number of bytes service limit.";
    assertThat(err.toString().lines())
        .containsExactly(
            "      0 s  A  Task  in 38.2 % of 256 KiB",
            "             " + tooLarge,
            "      1 s    retry 1 after 1 s",
            "             " + tooLarge,
            "             caught by A  out <0.1 % of 256 KiB",
            "           Z  Pass  in <0.1 %, out <0.1 % of 256 KiB",
            "           P  Parallel  in <0.1 % of 256 KiB",
            "             B  Fail  in <0.1 % of 256 KiB",
            "               E9: why",
            "             caught by P  out <0.1 % of 256 KiB",
            "           Y  Pass  in <0.1 %, out <0.1 % of 256 KiB",
            "The execution succeeded, after 1 s of virtual time.");
  }
}
