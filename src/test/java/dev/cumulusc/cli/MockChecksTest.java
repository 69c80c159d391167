package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a mock is compared with the API of the service: everything, at every depth. */
class MockChecksTest extends CommandFolder {
  private List<String> errors(String resource, String answer) throws IOException {
    write(
        "call.yml",
        """
        StartAt: Call
        States:
          Call: {Type: Task, Resource: "arn:aws:states:::%s", Parameters: {}, End: true}
        """
            .formatted(resource));
    write(
        "tests/call.yml",
        """
        definition: ../call.yml
        cases:
          only: {mocks: {Call: %s}}
        """
            .formatted(answer));
    test();
    return err.toString()
        .lines()
        .filter(line -> line.contains("[C1004]"))
        .map(line -> line.replaceFirst(".*?/tests/call.yml:\\d+:\\d+: ", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "dynamodb:getItem | Item: {id: {S: 5}} | `S` of `id` of `Item`",
        "dynamodb:getItem | Item: {id: {X: '5'}} | `X` is not a member of `id` of `Item`",
        "dynamodb:getItem | Item: {id: {L: [{S: a}, {M: {b: {N: 1}}}]}} | `N` of `b` of `M`",
        "dynamodb:getItem | ConsumedCapacity: {Nope: 1} | `Nope` is not a member",
        "aws-sdk:s3:listObjectsV2 | Contents: [{Key: a}, {Kez: k}] | Did you mean `Key`?",
        "aws-sdk:s3:listObjectsV2 | Contents: [{Size: '3'}] | `Size` of an item of `Contents`",
        "aws-sdk:s3:listObjectsV2 | Contents: [a] | An item of `Contents` of what",
        "aws-sdk:sqs:receiveMessage | Messages: [{Attributes: {a: 1}}] | `a` of `Attributes`",
        "events:putEvents | Entries: [{EventIdd: x}] | Did you mean `EventId`?",
        "ecs:runTask | Tasks: [{TaskArnn: '1'}] | Did you mean `TaskArn`?",
        "ecs:runTask.sync | Bogus: 1 | `Bogus` is not a member of what `ecs:runTask.sync` returns.",
        "ecs:runTask.sync | Containers: [{ExitCode: '0'}] | `ExitCode` of an item of `Containers`",
        "batch:submitJob.sync | Container: {ExitCode: '0'} | `ExitCode` of `Container`",
        "glue:startJobRun.sync | JobRunn: x | what `glue:startJobRun.sync` returns",
        "athena:startQueryExecution.sync | QueryExecution: {Status: {Statee: x}} | `State`?",
      })
  void refusesWhatTheServiceDoesNotHaveAtAnyDepth(String resource, String result, String says)
      throws IOException {
    assertThat(errors(resource, "{result: {" + result + "}}"))
        .singleElement()
        .asString()
        .contains(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sqs:sendMessage.waitForTaskToken | sqs:sendMessage",
        "ecs:runTask.sync | ecs:runTask",
        "states:startExecution.sync:2 | states:startExecution",
        "aws-sdk:sqs:sendMessage.waitForTaskToken | aws-sdk:sqs:sendMessage",
      })
  void refusesWhatTheCallThatIsWaitedForDoesNotReturn(String resource, String call)
      throws IOException {
    assertThat(errors(resource, "{result: {}, submitted: {Bogus: 1}}"))
        .containsExactly("`Bogus` is not a member of what `" + call + "` returns. [C1004]");
  }

  @Test
  void takesWhatTheServiceReturns() throws IOException {
    assertThat(
            errors(
                "dynamodb:getItem",
                "{result: {Item: {id: {S: a, N: null}, all: {M: {b: {L: [{BOOL: true}]}}}}}}"))
        .isEmpty();
    assertThat(
            errors(
                "ecs:runTask.sync",
                "{result: {TaskArn: a, Containers: [{ExitCode: 0, Name: b}]},"
                    + " submitted: {Tasks: [{TaskArn: a}], Failures: [], SdkHttpMetadata: {a: [1]}}}"))
        .isEmpty();
    assertThat(errors("sqs:sendMessage.waitForTaskToken", "{result: [anything, 1]}")).isEmpty();
    assertThat(errors("glue:startJobRun", "{result: {JobName: a, JobRunId: b}}")).isEmpty();
    assertThat(errors("http:invoke", "{result: {Headers: {a: [b]}, ResponseBody: {c: 1}}}"))
        .isEmpty();
  }
}
