package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCommandTest extends CommandFolder {
  /** {@code Fn::Sub} makes <code>${K}</code> of <code>${!K}</code>. */
  @Test
  void escapedDollarsAreWhatIsDeployed() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          stackName: s
          prefix: p
          prefixNoDash: P
          system_bucket: p-code
          stepFunctions:
            Flow:
              StartAt: Is
              States:
                Is: {Type: Choice, Choices: [{Variable: $.a, StringEquals: 'is ${!K}', Next: Yes}], Default: No}
                Yes: {Type: Pass, Result: {'${!K}': 'x ${!K} y'}, End: true}
                No: {Type: Fail}
        """);
    int code = run("Flow", "--app", folder.toString(), "--input", "{\"a\":\"is ${K}\"}");
    assertThat(code).as(out + "" + err).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("\"${K}\"", "x ${K} y").doesNotContain("${!");
    super.run("graph", "Flow", "--app", folder.toString());
    assertThat(out.toString()).contains("is #36;#123;K#125;").doesNotContain("#123;!");
  }

  @Test
  void namesThePlaceOfTheStateThatFailed() throws IOException {
    Path file =
        write(
            "fails.yml",
            """
            StartAt: Stop
            States:
              Stop: {Type: Fail, Error: Bad, Cause: for a reason}
            """);
    assertThat(run(file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("fails.yml:3:3: The execution failed in the state `Stop` with Bad: for a reason");
  }

  @Test
  void runsAWorkflowAsItIsDeployed() throws IOException {
    application();
    assertThat(
            run(
                "Greet",
                "--app",
                folder.toString(),
                "--mocks",
                write("mocks.yml", "cases:\n  only:\n    Hello: {result: {text: hi}}\n").toString(),
                "--history"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("function:").contains("{\\\"text\\\":\\\"hi\\\"}");
  }

  @Test
  void listsTheWorkflowsThatThereAre() throws IOException {
    application();
    assertThat(run("Grete", "--app", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains(
            "There is no file and no workflow `Grete`. Did you mean `Greet`?"
                + " The application's workflows are `Greet`, `MeetAndGreet`.");
  }

  @Test
  void takesTheNameThatTheFilesHave() throws IOException {
    application();
    for (String name : List.of("Greet", "PGreet", "PGreetStateMachine", "MeetAndGreet")) {
      out.getBuffer().setLength(0);
      assertThat(run(name, "--app", folder.toString(), "--start-at", "Done"))
          .isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void asksCommandsAndHandlers() throws IOException {
    Programs.need("node");
    Path machine =
        write(
            "tasks.yml",
            """
            StartAt: Ask
            States:
              Ask:
                Type: Task
                Resource: arn:aws:states:::lambda:invoke
                Parameters: {FunctionName: ask, Payload: {n.$: $.n}}
                ResultSelector: {n.$: $.Payload.n}
                Retry: [{ErrorEquals: [Busy]}]
                Next: Handle
              Handle: {Type: Task, Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:h', End: true}
            """);
    write(
        "src/index.js",
        """
        exports.handler = (event, context, callback) => {
          const secrets = Object.keys(process.env).filter((name) => /SECRET|TOKEN/.test(name));
          callback(null, {event, color: process.env.COLOR, name: context.functionName, secrets});
        };
        """);
    Path mocks =
        write(
            "mocks.yml",
            """
            cases:
              only:
                Ask:
                  - {command: [sh, -c, 'echo {\\"error\\": \\"Busy\\"}; exit 1'], duration: 2}
                  - {command: [cat]}
                Handle:
                  handler:
                    source: %s
                    handler: index.handler
                    runtime: nodejs22.x
                    timeout: 60
                    environment: {COLOR: red}
            """
                .formatted(folder.resolve("src")));

    assertThat(run(machine.toString(), "-i", "{\"n\": 7}", "-m", mocks.toString()))
        .isEqualTo(ExitCode.DONE);

    assertThat(out.toString())
        .isEqualToIgnoringWhitespace(
            "{\"event\": {\"n\": 7}, \"color\": \"red\", \"name\": \"h\", \"secrets\": []}");
    assertThat(err.toString()).contains("Busy", "after 3 s of virtual time");
  }

  @Test
  void endsHandlersThatTakeTooLong() throws IOException {
    Programs.need("python3");
    Path machine =
        write(
            "slow.yml",
            """
            StartAt: Slow
            States:
              Slow: {Type: Task, Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:h', End: true}
            """);
    write("src/slow.py", "import time\ndef main(event, context):\n    time.sleep(60)\n");
    Path mocks =
        write(
            "mocks.yml",
            "cases: {only: {Slow: {handler: {source: %s, handler: slow.main, runtime: python3.12, timeout: 1}}}}"
                .formatted(folder.resolve("src")));

    assertThat(run(machine.toString(), "-m", mocks.toString())).isEqualTo(ExitCode.FINDINGS);

    assertThat(err.toString()).contains("Sandbox.Timedout", "Task timed out after 1.00 seconds");
  }

  @Test
  void runsNestedMachines() throws IOException {
    write(
        "inner.yml",
        """
        StartAt: Pause
        States:
          Pause: {Type: Wait, Seconds: 30, Next: Ask}
          Ask: {Type: Task, Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:ask', End: true}
        """);
    Path outer =
        write(
            "outer.yml",
            """
            StartAt: Start
            States:
              Start:
                Type: Task
                Resource: arn:aws:states:::states:startExecution.sync:2
                Parameters: {StateMachineArn: inner, Input: {a: 1}}
                ResultSelector: {status.$: $.Status, output.$: $.Output, input.$: $.Input}
                End: true
            """);
    Path mocks =
        write(
            "mocks.yml",
            """
            cases:
              good: {Start: {machine: %1$s}, Ask: {result: {b: 2}}}
              bad: {Start: {machine: %1$s}, Ask: {error: Odd}}
            """
                .formatted(folder.resolve("inner.yml")));

    assertThat(run(outer.toString(), "-m", mocks + "#good")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .isEqualToIgnoringWhitespace(
            "{\"status\": \"SUCCEEDED\", \"output\": {\"b\": 2}, \"input\": {\"a\": 1}}");
    assertThat(err.toString()).contains("after 30 s of virtual time");
    assertThat(run(outer.toString(), "-m", mocks + "#bad")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("States.TaskFailed", "\"Error\":\"Odd\"");
  }

  @Test
  void tracesTheFieldsOfAState() throws IOException {
    Path file =
        write(
            "trace.yml",
            """
            StartAt: S
            States:
              S:
                Type: Pass
                InputPath: $.a
                Parameters: {b.$: $.c}
                ResultPath: $.r
                OutputPath: $.r
                End: true
            """);
    assertThat(run(file.toString(), "-i", "{\"a\": {\"c\": 1}}", "--trace=S", "--trace=T"))
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString().lines().map(line -> line.strip().replace(folder.toString(), "")))
        .contains(
            "S  input  {\"a\":{\"c\":1}}",
            "S  InputPath (/trace.yml:5:16)  {\"c\":1}",
            "S  Parameters (/trace.yml:6:17)  {\"b\":1}",
            "S  ResultPath (/trace.yml:7:17)  {\"a\":{\"c\":1},\"r\":{\"b\":1}}",
            "S  OutputPath (/trace.yml:8:17)  {\"b\":1}",
            "S  output  {\"b\":1}",
            "The state `T` was never entered.");
  }

  @Test
  void redrivesAnExecutionThatFailed() throws IOException {
    Path file =
        write(
            "redrive.yml",
            """
            QueryLanguage: JSONata
            StartAt: First
            TimeoutSeconds: 100
            States:
              First: {Type: Pass, Assign: {kept: 1}, Output: {n: 1}, Next: Work}
              Work:
                Type: Task
                Resource: arn:aws:states:::lambda:invoke
                Arguments: {FunctionName: f}
                Retry: [{ErrorEquals: [Busy], MaxAttempts: 1, IntervalSeconds: 60}]
                Output: '{% {"kept": $kept, "n": $states.input.n, "count": $states.context.Execution.RedriveCount} %}'
                End: true
            """);
    Path mocks =
        write(
            "mocks.yml",
            """
            cases:
              down: {Work: {error: Busy}}
              up: {Work: [{error: Busy}, {result: {}}]}
              slow: {Work: {silent: true}}
            """);

    assertThat(
            run(
                file.toString(),
                "--mocks=" + mocks + "#down",
                "--redrive=" + mocks + "#slow",
                "--redrive=" + mocks + "#up"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).isEqualToIgnoringWhitespace("{\"kept\": 1, \"n\": 1, \"count\": 2}");
    assertThat(err.toString()).contains("after 220 s of virtual time");
    out.getBuffer().setLength(0);
    assertThat(
            run(
                file.toString(),
                "--history",
                "--mocks=" + mocks + "#down",
                "--redrive=" + mocks + "#up"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsOnlyOnce("\"TaskStateEntered\"")
        .containsOnlyOnce("\"ExecutionRedriven\"")
        .contains("\"redriveCount\": 1", "\"ExecutionFailed\"", "\"ExecutionSucceeded\"");
  }

  @Test
  void refusesToRedriveWhatItCantContinue() throws IOException {
    Path file = write("fails.yml", "StartAt: In\nStates: {In: {Type: Fail, Error: E}}");
    Path mocks = write("mocks.yml", "cases: {only: {In: {result: 1}}}");
    assertThat(run(file.toString(), "--type=express", "--redrive=" + mocks))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("The execution can't be redriven: only standard ones");
  }

  @Test
  void saysWhatTheFailingStateHad() throws IOException {
    Path file =
        write(
            "parallel.yml",
            """
            StartAt: Fan
            States:
              Fan:
                Type: Parallel
                End: true
                Branches:
                  - StartAt: Inner
                    States:
                      Inner:
                        Type: Choice
                        Choices:
                          - {Variable: $.kind, StringEquals: a, Next: Done}
                      Done: {Type: Succeed}
            """);
    assertThat(run(file.toString(), "-i", "{\"kind\": \"b\"}")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("parallel.yml:9:11: The execution failed in the state `Inner`")
        .contains("None of its rules holds for this input, and it has no `Default`.")
        .contains("The input of the state was {\"kind\": \"b\"}.");
  }

  private void application() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          stackName: s
          prefix: p
          buckets: {internal: {name: b, type: internal}}
          lambdas:
            Hello:
              handler: index.handler
              runtime: nodejs20.x
              s3Source: {bucket: code, key: hello.zip}
        """);
    write(
        "workflows.yml",
        """
        Greet:
          StartAt: Hello
          States:
            Hello: {Type: Task, Resource: '${HelloLambdaFunction.Arn}', Next: Done}
            Done: {Type: Succeed}
        MeetAndGreet:
          StartAt: Done
          States:
            Done: {Type: Succeed}
        """);
  }

  @Override
  int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    return super.run(all.toArray(String[]::new));
  }
}
