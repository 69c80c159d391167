package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of an execution is free once, as AWS's page on StartExecution has it. */
class ExecutionNamesTest extends CommandFolder {
  private static final String REFUSED = "StepFunctions.ExecutionAlreadyExistsException";

  private void parent(String pattern, String name, String input, String more) throws IOException {
    write(
        "parent.yml",
        """
        StartAt: Each
        States:
          Each:
            Type: Map
            End: true
            ItemProcessor:
              StartAt: Start
              States:
                Start:
                  Type: Task
                  Resource: arn:aws:states:::states:startExecution%s
                  Parameters:
                    StateMachineArn: arn:aws:states:us-east-1:123456789012:stateMachine:child
                    %s
                    Input: %s
                  %s
                  End: true
        """
            .formatted(pattern, name, input, more));
    write(
        "child.yml",
        """
        StartAt: Pause
        States:
          Pause: {Type: Wait, Seconds: 10, Next: Work}
          Work: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:w', End: true}
        """);
  }

  private int parent() throws IOException {
    String mocks =
        write(
                "mocks.yml",
                "cases: {a: {Start: {machine: '" + folder + "/child.yml'}, Work: {result: 7}}}")
            .toString();
    return run("run", folder.resolve("parent.yml").toString(), "-i", "[1, 2]", "-m", mocks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".sync:2 | 'Name: same'           | '{n.$: $}' | false",
        ".sync   | 'Name: same'           | '{n.$: $}' | false",
        "''      | 'Name: same'           | '{n.$: $}' | false",
        ".sync:2 | 'Name: same'           | '{n: 1}'   | true",
        "''      | 'Name: same'           | '{n: 1}'   | true",
        ".sync:2 | 'Name.$: States.UUID()'| '{n.$: $}' | true",
        ".sync:2 | 'Comment: none'        | '{n.$: $}' | true",
      })
  void aNameIsForOneInput(String pattern, String name, String input, boolean succeeds)
      throws IOException {
    parent(pattern, name.startsWith("Comment") ? "" : name, input, "");

    assertThat(parent()).isEqualTo(succeeds ? ExitCode.DONE : ExitCode.FINDINGS);

    if (!succeeds) {
      assertThat(err.toString())
          .contains(REFUSED, "Execution Already Exists: 'arn:aws:states:us-east-1:")
          .contains(":execution:child:same'");
    }
  }

  @Test
  void aNameIsNotFreeAgainWhenItsExecutionHasFailed() throws IOException {
    parent(
        ".sync",
        "Name: again",
        "{n: 1}",
        "Retry: [{ErrorEquals: [States.TaskFailed], IntervalSeconds: 1, MaxAttempts: 1}]");
    write(
        "t.yml",
        """
        definition: parent.yml
        mocks: {Start: {machine: child.yml}, Work: [{error: Bad}, {result: 1}]}
        cases:
          one: {input: [1], expect: {error: %s, calls: {Work: 1, Start: 2}}}
          other: {input: [1], expect: {error: %s, calls: {Work: 1, Start: 2}}}
        """
            .formatted(REFUSED, REFUSED));

    assertThat(test(folder.resolve("t.yml").toString()))
        .as(out.toString())
        .isEqualTo(ExitCode.DONE);
  }
}
