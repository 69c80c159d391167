package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Programs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where the answers of tasks in tests come from, and what is checked of them. */
class TestAnswersTest extends CommandFolder {
  @Test
  void comparesMovedTasksWithThoseOnLambda() throws IOException {
    write(
        "tests/moved.yml",
        """
        workflow: DiscoverGranules
        mocks:
          StopStatus: {result: {batches: 0}}
        cases:
          same: {mocks: {QueueGranules: {result: {batches: []}, duration: 800, waits: 4000}}}
          longer than a function may run:
            mocks: {QueueGranules: {result: {batches: []}, duration: 901}}
            expect: {error: WorkflowFailed}
          another cause:
            mocks: {QueueGranules: {error: Bad, cause: {errorType: Bad, errorMessage: no}}}
            expect: {error: WorkflowFailed}
        """);
    String tests = folder.resolve("tests").toString();

    assertThat(run("test", "--app", "examples/lambda-task", "--as=moved", "-d=docker", tests))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(out.toString())
        .contains("  ok    same", "1 passed, 2 failed.", "Sandbox.Timedout")
        .contains("behind activities.")
        .contains("{\"exception\":{\"Error\":\"Bad\",\"Cause\":\"no\"}}` behind activities.")
        .contains(
            "{\"exception\":{\"Error\":\"States.Timeout\",\"Cause\":\"\"}}` behind activities.");
  }

  @Test
  void runsHandlersOnLambdaAndBehindActivities() throws IOException {
    Programs.need("node");
    write(
        "tests/handlers.yml",
        """
        workflow: DiscoverGranules
        handlers: true
        cases:
          counts:
            input: {granules: [{granuleId: a, collection: b}]}
            expect: {output: {batches: 1, granules: 1}}
          no list:
            mocks: {StopStatus: {handler: ReportStatus}}
            expect: {error: WorkflowFailed, calls: {QueueGranules: 4}}
        """);
    String tests = folder.resolve("tests").toString();

    assertThat(run("test", "--app", "examples/lambda-task", tests)).isEqualTo(ExitCode.DONE);
    assertThat(run("test", "--app", "examples/lambda-task", "-d=docker", tests))
        .isEqualTo(ExitCode.DONE);
  }

  private void writeParentAndChild() throws IOException {
    write(
        "parent.yml",
        """
        StartAt: Start
        States:
          Start:
            Type: Task
            Resource: arn:aws:states:::states:startExecution.sync:2
            Parameters:
              StateMachineArn: arn:aws:states:us-east-1:123456789012:stateMachine:child
              Input.$: $
            OutputPath: $.Output
            End: true
        """);
    write(
        "child.yml",
        """
        StartAt: Which
        States:
          Which:
            Type: Choice
            Choices: [{Variable: $.n, NumericGreaterThan: 1, Next: Work}]
            Default: Little
          Work:
            Type: Task
            Resource: arn:aws:lambda:us-east-1:123456789012:function:work
            End: true
          Little: {Type: Pass, End: true}
        """);
  }

  @Test
  void reachesTheStatesOfNestedExecutions() throws IOException {
    writeParentAndChild();
    write(
        "tests/nested.yml",
        """
        definition: ../parent.yml
        mocks:
          Start: {machine: ../child.yml}
          Work: {result: {done: 1}}
        cases:
          much:
            input: {n: 2}
            expect: {output: {done: 1}, calls: {Start: 1, Work: {times: 1, received: [{n: 2}]}}}
          wrong:
            input: {n: 3}
            expect: {calls: {Work: 2}}
        """);
    write(
        "tests/other.yml",
        """
        definition: ../child.yml
        cases:
          alone: {input: {n: 2}, mocks: {Work: {error: Bad}}, expect: {error: Bad}}
        """);

    assertThat(run("test", folder.resolve("tests").toString())).isEqualTo(ExitCode.FINDINGS);

    assertThat(out.toString())
        .contains("`Work` calls its task 1 time, but 2 is expected.")
        .contains("Coverage of parent: 1 of 1 state")
        .contains("Coverage of child: 2 of 3 states, 1 of 2 transitions")
        .containsOnlyOnce("Coverage of child")
        .contains("the state `Little`");
  }

  @Test
  void makesACaseOfARecordedExecution() throws IOException {
    write(
        "record.yml",
        """
        StartAt: Each
        States:
          Each:
            Type: Map
            ItemsPath: $.items
            ItemProcessor:
              StartAt: Work
              States:
                Work:
                  Type: Task
                  Resource: arn:aws:lambda:us-east-1:123456789012:function:work
                  Retry: [{ErrorEquals: [Busy]}]
                  End: true
            Next: Send
          Send:
            Type: Task
            Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
            Parameters: {QueueUrl: q, MessageBody: m, MessageAttributes.$: $}
            TimeoutSeconds: 50
            Catch: [{ErrorEquals: [States.Timeout], Next: Late}]
            End: true
          Late: {Type: Fail, Error: Late}
        """);
    Path mocks =
        write(
            "mocks.yml",
            """
            cases:
              only:
                Work: [{error: Busy, cause: 'not: now', duration: 1}, {result: [1, "2"], duration: 2.5}]
                Send: {silent: true, submitted: {MessageId: x}}
            """);
    String machine = folder.resolve("record.yml").toString();
    assertThat(
            run("run", machine, "-i", "{\"items\": [1, 2]}", "-m", mocks.toString(), "--history"))
        .isEqualTo(ExitCode.FINDINGS);
    String history = write("busy day.json", out.toString()).toString();
    out.getBuffer().setLength(0);

    assertThat(run("test", "--record", history, "--workflow", machine)).isEqualTo(ExitCode.DONE);

    assertThat(out.toString())
        .contains("  busy day:\n", "error: Late", "\"duration\":2.5", "\"MessageId\":\"x\"");
    write("tests/recorded.yml", out.toString());
    assertThat(test()).isEqualTo(ExitCode.DONE);
    write("part.json", "{\"events\": [{\"id\": 1, \"type\": \"ExecutionStarted\"}]}");
    String part = folder.resolve("part.json").toString();
    assertThat(run("test", "--record", part, "--workflow", machine)).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("It ends with `ExecutionStarted`, so it is not the whole");
    assertThat(run("test", "--record", part)).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void refusesResultsThatAServiceDoesNotHave() throws IOException {
    write(
        "send.yml",
        """
        StartAt: Send
        States:
          Send:
            Type: Task
            Resource: arn:aws:states:::sqs:sendMessage
            Parameters: {QueueUrl: q, MessageBody: m}
            End: true
        """);
    write(
        "tests/send.yml",
        """
        definition: ../send.yml
        mocks: {Send: {result: {MessageId: a, MD5OfMessageBody: b}}}
        cases:
          other name: {mocks: {Send: [{error: Busy}, {result: {MessageID: a}}]}}
          other type: {mocks: {Send: {result: {MessageId: 1, SequenceNumber: null}}}}
          no object: {mocks: {Send: {result: done}}}
          metadata: {mocks: {Send: {result: {SdkHttpMetadata: {HttpStatusCode: 200}}}}}
        """);

    assertThat(test()).isEqualTo(ExitCode.FINDINGS);

    assertThat(err.toString().lines().map(line -> line.replaceFirst(".*/", "")))
        .containsExactly(
            "error: The tests can't be run.",
            "send.yml:4:56: `MessageID` is not a member of what `sqs:sendMessage` returns. Did you mean"
                + " `MessageId`? [C1004]",
            "send.yml:5:51: `MessageId` of what `sqs:sendMessage` returns is a string, but this is the"
                + " number `1`. Write what the API of the service returns. [C1004]",
            "send.yml:6:38: What `sqs:sendMessage` returns is a mapping, but this is the string `done`."
                + " Write what the API of the service returns. [C1004]");
  }

  @Test
  void takesMocksOfStepFunctionsLocalAsTheyAre() throws IOException {
    write(
        "order.yml",
        """
        StartAt: Price
        States:
          Price:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            Parameters: {FunctionName: price, Payload.$: $}
            Retry: [{ErrorEquals: [Lambda.TooManyRequestsException], MaxAttempts: 2, IntervalSeconds: 1}]
            ResultSelector: {price.$: $.Payload.price}
            Next: Notify
          Notify:
            Type: Task
            Resource: arn:aws:states:::sns:publish
            Parameters: {TopicArn: topic, Message.$: $}
            End: true
        """);
    write(
        "MockConfigFile.json",
        """
        {
          "StateMachines": {
            "order": {
              "TestCases": {
                "Cheap": {"Price": "PriceOfTen", "Notify": "Published"},
                "Throttled": {"Price": "PriceAtThirdAttempt", "Notify": "Published"},
                "Broken": {"Price": "NoPrice"}
              }
            },
            "refund": {"TestCases": {"Cheap": {"Back": "Published"}}}
          },
          "MockedResponses": {
            "PriceOfTen": {"0": {"Return": {"StatusCode": 200, "Payload": {"price": 10}}}},
            "PriceAtThirdAttempt": {
              "0-1": {"Throw": {"Error": "Lambda.TooManyRequestsException", "Cause": "slow down"}},
              "2": {"Return": {"StatusCode": 200, "Payload": {"price": 20}}}
            },
            "NoPrice": {"0": {"Throw": {"Error": "NoPrice", "Cause": "not for sale"}}},
            "Published": {"0": {"Return": {"MessageId": "m"}}}
          }
        }
        """);
    write(
        "tests/order.yml",
        """
        definition: ../order.yml
        cases:
          cheap: {mockFile: '../MockConfigFile.json#Cheap', expect: {output: {MessageId: m}}}
          throttled:
            mockFile: ../MockConfigFile.json#Throttled
            expect: {calls: {Price: 3, Notify: {received: [{TopicArn: topic, Message: {price: 20}}]}}}
          broken: {mockFile: '../MockConfigFile.json#Broken', expect: {error: NoPrice, cause: sale}}
        """);

    assertThat(test()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("3 passed.");
  }
}
