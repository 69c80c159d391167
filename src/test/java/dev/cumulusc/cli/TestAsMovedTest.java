package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Programs;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code --as moved} moves what calls a Lambda function, whether the deployment does or not. */
class TestAsMovedTest extends CommandFolder {
  @BeforeEach
  void writeMachine() throws IOException {
    write(
        "machine.yml",
        """
        StartAt: Read
        States:
          Read:
            Type: Task
            Resource: arn:aws:lambda:us-east-1:123456789012:function:read
            Catch: [{ErrorEquals: [Bad], ResultPath: $.error, Next: Done}]
            Next: Count
          Count:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            Parameters: {FunctionName: count:live, Payload.$: $}
            ResultPath: $.counted
            Next: Wait
          Wait:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
            Parameters: {FunctionName: ask, Payload: {token.$: $$.Task.Token}}
            ResultPath: null
            Next: Done
          Done: {Type: Succeed}
        """);
    write(
        "tests/machine.yml",
        """
        definition: ../machine.yml
        mocks:
          Read: {result: {n: 1}, waits: 60}
          Count: {result: {StatusCode: 200, Payload: {n: 2}}}
          Wait: {result: {}}
        cases:
          counts: {}
          fails: {mocks: {Read: {error: Bad, cause: {errorMessage: broken}}}}
        """);
  }

  @Test
  void movesTheTasksOfABareDefinition() {
    assertThat(test("--as", "moved")).isEqualTo(ExitCode.FINDINGS);

    assertThat(out.toString())
        .contains(
            "The output of `Count` is `{\"n\":1,\"counted\":{\"StatusCode\":200,\"Payload\":{\"n\":2}}}`"
                + " on Lambda, and `{\"n\":1,\"counted\":{\"Payload\":{\"n\":2}}}` behind"
                + " activities.",
            "`{\"error\":{\"Error\":\"Bad\",\"Cause\":\"broken\"}}` behind activities.",
            "0 passed, 2 failed.");
    assertThat(err.toString())
        .contains("This task stays with the Lambda function `ask`, since it waits for its task")
        .contains("does not take the version or alias `live`");
  }

  @Test
  void movesTheFunctionsThatAreWanted() {
    assertThat(test("--as", "moved", "--move", "ask,read")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("  ok    counts", "1 passed, 1 failed.");
  }

  @Test
  void refusesFunctionsThatNoTaskCalls() {
    assertThat(test("--as", "moved", "--move", "raed")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains(
            "`--move raed`: No tested workflow has a task on Lambda that calls this function.")
        .contains("Did you mean `read`?");
    assertThat(test("--move", "read")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("`--move` goes with `--as moved`.");
  }

  @Test
  void refusesToCompareWhereNothingIsMoved() throws IOException {
    assertThat(test("--as", "moved", "--move", "ask")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("machine.yml: No task of `machine` is moved, so that nothing is compared.")
        .contains("since it waits for its task token");

    write("pass.yml", "StartAt: P\nStates: {P: {Type: Pass, End: true}}");
    write("tests/pass.yml", "definition: ../pass.yml\ncases: {passes: {}}");
    assertThat(test("--as", "moved", "--move", "read", "--only", "s")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("  ok    passes", "  ok    counts");
    assertThat(err.toString()).contains("pass.yml: No task of `pass` is moved");
  }

  @Test
  void triesTheFunctionsOfAnApplication() throws IOException {
    Programs.need("node");
    write(
        "tests/granules.yml",
        """
        workflow: DiscoverGranules
        mocks: {StopStatus: {result: {batches: 0}}}
        cases:
          runs longer than its function may:
            mocks: {QueueGranules: {result: {batches: []}, duration: 901}}
            expect: {error: WorkflowFailed}
          runs the handlers:
            handlers: true
            input: {granules: [{granuleId: a, collection: b}]}
        """);
    String file = folder.resolve("tests/granules.yml").toString();

    assertThat(run("test", "--app", "examples/lambda-task", "--as", "moved", file))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(out.toString())
        .contains(
            "\"Error\":\"States.Timeout\"", "  ok    runs the handlers", "1 passed, 1 failed");

    assertThat(run("test", "--app=examples/lambda-task", "--as=moved", "--move=ReportStatus", file))
        .isEqualTo(ExitCode.DONE);
  }
}
