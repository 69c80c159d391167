package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code cumulusc run} says of the files with its mocks. */
class RunMocksTest extends CommandFolder {
  /** A file as Step Functions Local takes it, with parts that only other tools read. */
  private static final String MOCKS_OF_LOCAL =
      """
      {
        "Assert": {"Polling": ["what other tools keep here"]},
        "StateMachines": {"Polling": {"TestCases": {
          "Twice": {"Ask": "Twice", "Report": "Sent"},
          "Broken": {"Ask": "Broken", "Report": "Sent"},
          "Short": {"Ask": "Once"}
        }}},
        "MockedResponses": {
          "Twice": {
            "0": {"Return": {"StatusCode": 200, "Payload": {"done": false}}},
            "1-2": {"Return": {"StatusCode": 200, "Payload": {"done": true}}}
          },
          "Once": {"0": {"Return": {"StatusCode": 200, "Payload": {"done": false}}}},
          "Broken": {"0-3": {"Throw": {"Error": "Bad", "Cause": "It broke."}}},
          "Sent": {"0": {"Return": {
            "Payload": {"Entries": [{"EventId": "e"}]},
            "SdkHttpMetadata": {"HttpStatusCode": 200}
          }}}
        }
      }
      """;

  @Test
  void namesMocksOfStatesThatAreNotThere() throws IOException {
    Path machine =
        write(
            "machine.yml",
            """
            StartAt: Hello
            States:
              Hello: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true}
            """);
    Path mocks = write("mocks.yml", "cases: {only: {Hello: {result: 1}, Helo: {result: 1}}}");
    assertThat(run("run", machine.toString(), "-m", mocks.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("mocks.yml:1:36: The workflow has no state `Helo`. Did you mean `Hello`?");

    // The file of Step Functions Local may name states that the machine has not.
    Path local =
        write(
            "MockConfigFile.json",
            """
            {
              "StateMachines": {"machine": {"TestCases": {"One": {"Hello": "r", "Helo": "r"}}}},
              "MockedResponses": {"r": {"0": {"Return": {"text": "hi"}}}}
            }
            """);
    assertThat(run("run", machine.toString(), "-m", local.toString())).isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains(
            "warning: ", "json:2:69: The workflow has no state `Helo`. Did you mean `Hello`?");
  }

  @Test
  void takesFilesOfStepFunctionsLocalAsTheyAre() throws IOException {
    Path machine =
        write(
            "machine.yml",
            """
            StartAt: Ask
            States:
              Ask:
                Type: Task
                Resource: arn:aws:states:::lambda:invoke
                Parameters: {FunctionName: "${ask_function}", Payload.$: $}
                Catch: [{ErrorEquals: [States.ALL], Next: Report}]
                OutputPath: $.Payload
                Next: Done
              Done:
                Type: Choice
                Choices: [{Variable: $.done, BooleanEquals: true, Next: Report}]
                Default: Later
              Later: {Type: Wait, Seconds: 60, Next: Ask}
              Report:
                Type: Task
                Resource: arn:aws:states:::events:putEvents
                Parameters: {Entries: [{Source: tests, DetailType: done, Detail: {}}]}
                End: true
            """);
    Path mocks = write("MockConfigFile.json", MOCKS_OF_LOCAL);

    for (String each : List.of("Twice", "Broken")) {
      assertThat(run("run", machine.toString(), "-m", mocks + "#" + each)).isEqualTo(ExitCode.DONE);
      assertThat(err.toString())
          .contains("warning: ")
          .contains("MockConfigFile.json:16:7: `Payload` is not a member of what")
          .doesNotContain("Assert", "SdkHttpMetadata");
    }
    assertThat(run("run", machine.toString(), "-m", mocks + "#Short")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains(
            "The state `Ask` waits for an answer that never comes, after 1 call that had one: mock"
                + " this call, too, or set TimeoutSeconds.");
  }

  @Test
  void saysWhyAChildExecutionFailed() throws IOException {
    Path machine =
        write(
            "machine.yml",
            """
            StartAt: Each
            States:
              Each:
                Type: Map
                ItemProcessor:
                  ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
                  StartAt: Name
                  States:
                    Name:
                      Type: Pass
                      Parameters:
                        name.$: $.name
                      End: true
                End: true
            """);

    assertThat(run("run", machine.toString(), "-i", "[{\"name\": 1}, {\"nam\": 2}]"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains(
            "The first child execution that failed did so in the state `Name` (",
            "machine.yml:12:21) with States.Runtime: An error occurred while executing the state"
                + " 'Name' (entered at the event id #2). The JSONPath '$.name'",
            "The input of that state was {\"nam\":2}.");
  }

  @Test
  void saysWhereANestedExecutionFailedOrIsStuck() throws IOException {
    String start =
        """
        StartAt: Start
        States:
          Start:
            Type: Task
            Resource: arn:aws:states:::states:startExecution.sync:2
            Parameters:
              StateMachineArn: arn:aws:states:us-east-1:123456789012:stateMachine:%s
              Input.$: $
            End: true
        """;
    Path top = write("top.yml", start.formatted("middle"));
    Path middle = write("middle.yml", start.formatted("low").replaceAll("\\bStart\\b", "Go"));
    Path low =
        write(
            "low.yml",
            """
            StartAt: Work
            States:
              Work: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true}
            """);
    String nested = "Start: {machine: " + middle + "}, Go: {machine: " + low + "}";
    Path mocks =
        write(
            "mocks.yml",
            "cases:\n  fails: {" + nested + ", Work: {error: Deep}}\n  waits: {" + nested + "}\n");

    assertThat(run("run", top.toString(), "-m", mocks + "#fails")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains(
            "The execution that it started failed in the state `Go` (",
            "The execution that it started failed in the state `Work` (",
            "low.yml:3:3).");

    assertThat(run("run", top.toString(), "-m", mocks + "#waits")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains(
            "The execution that it started waits in the state `Go` (",
            "The execution that it started waits in the state `Work` (");
  }

  @Test
  void refusesWhatNoExpressExecutionHas() throws IOException {
    String parameters = "Parameters: {QueueUrl: q, MessageBody: {t.$: $$.Task.Token}}";
    for (String task :
        List.of(
            "Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', " + parameters,
            "Resource: 'arn:aws:states:::states:startExecution.sync', Parameters: {StateMachineArn: m}",
            "Resource: 'arn:aws:states:us-east-1:123456789012:activity:a'")) {
      Path machine =
          write("m.yml", "StartAt: S\nStates: {S: {Type: Task, " + task + ", End: true}}");
      Path mocks = write("mocks.yml", "cases: {only: {S: {result: {}}}}");
      assertThat(run("run", machine.toString(), "-m", mocks.toString(), "--type", "express"))
          .isEqualTo(ExitCode.FINDINGS);
      assertThat(err.toString())
          .contains("error: An Express execution can't run this definition.", "m.yml:2:");
      err.getBuffer().setLength(0);
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesAnInputThatNoExecutionTakes() throws IOException {
    Path machine = write("m.yml", "StartAt: S\nStates: {S: {Type: Succeed}}");
    String most = "\"" + "é".repeat(131_071) + "\"";
    assertThat(run("run", machine.toString(), "-i", most)).isEqualTo(ExitCode.DONE);
    assertThat(run("run", machine.toString(), "-i", most.replaceFirst("é", "éa")))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("error: The input has 262145 bytes, but an execution takes 262144 at most.");
  }
}
