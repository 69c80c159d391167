package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded execution becomes a case that goes the same way in the same time. */
class RecordTest extends CommandFolder {
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:work";
  private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:work";

  private String machine = "";

  private void machine(String text) throws IOException {
    machine =
        write("machine.yml", text.replace("FUNCTION", FUNCTION).replace("ACTIVITY", ACTIVITY))
            .toString();
  }

  /** Runs the machine, and makes a case of its history. */
  private String recorded(String input, String mocks, String... options) throws IOException {
    Path file = write("mocks.yml", "cases:\n  only:\n" + mocks.indent(4));
    List<String> arguments =
        new ArrayList<>(List.of("run", machine, "-i", input, "-m", file + "#only", "--history"));
    arguments.addAll(List.of(options));
    run(arguments.toArray(String[]::new));
    return recorded(take());
  }

  private String recorded(String history) throws IOException {
    String file = write("history.json", history).toString();
    assertThat(run("test", "--record", file, "--workflow", machine))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    String test = take();
    write("tests/recorded.yml", test);
    return test;
  }

  private String take() {
    String text = out.toString();
    out.getBuffer().setLength(0);
    return text;
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private void passes() {
    assertThat(test()).as(out.toString() + err).isEqualTo(ExitCode.DONE);
  }

  /** Returns the virtual seconds that the case takes. */
  private String seconds() {
    assertThat(test("--format", "json")).isEqualTo(ExitCode.DONE);
    return take().replaceFirst("(?s).*?\"milliseconds\": ?(\\d+)000,.*", "$1");
  }

  @Test
  void aCaseWaitsForAWorkerAsLongAsTheExecutionDid() throws IOException {
    machine(
        """
        StartAt: Act
        States:
          Act: {Type: Task, Resource: "ACTIVITY", TimeoutSeconds: 20, HeartbeatSeconds: 10, End: true}
        """);

    String test = recorded("{}", "Act: {result: 1, waits: 300, duration: 7}");

    assertThat(test).contains("\"duration\":7", "\"waits\":300").doesNotContain("heartbeat");
    assertThat(seconds()).isEqualTo("307");
  }

  @Test
  void aTaskThatNoWorkerTookWaitsBeyondTheEnd() throws IOException {
    machine(
        """
        StartAt: Act
        TimeoutSeconds: 100
        States:
          Act: {Type: Task, Resource: "ACTIVITY", TimeoutSeconds: 20, End: true}
        """);

    String test = recorded("{}", "Act: {result: 1, waits: 300}");

    assertThat(test).contains("\"silent\":true", "\"waits\":101", "error: States.Timeout");
    assertThat(seconds()).isEqualTo("100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACTIVITY",
        "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      })
  void timeoutsAreThoseThatTheStateHandles(String resource) throws IOException {
    machine(
        """
        StartAt: A
        States:
          A:
            Type: Task
            Resource: RESOURCE
            Parameters: {QueueUrl: q, MessageBody: m}
            HeartbeatSeconds: 10
            TimeoutSeconds: 60
            Catch:
              - {ErrorEquals: [States.HeartbeatTimeout], Next: Silent}
              - {ErrorEquals: [States.Timeout], Next: Late}
            End: true
          Silent: {Type: Pass, End: true}
          Late: {Type: Pass, End: true}
        """
            .replace("RESOURCE", "\"" + resource + "\""));

    assertThat(recorded("{}", "A: {silent: true, submitted: {MessageId: x}}"))
        .contains("way: [\"A\",\"Silent\"]", "{\"silent\":true");
    assertThat(seconds()).isEqualTo("10");
    assertThat(recorded("{}", "A: {silent: true, heartbeat: 4}"))
        .contains("way: [\"A\",\"Late\"]", "\"silent\":true,\"heartbeat\":5");
    assertThat(seconds()).isEqualTo("60");
    assertThat(recorded("{}", "A: {error: States.HeartbeatTimeout, duration: 45, heartbeat: 4}"))
        .contains("way: [\"A\",\"Silent\"]", "\"duration\":45,\"heartbeat\":5");
    assertThat(seconds()).isEqualTo("45");
    assertThat(recorded("{}", "A: {result: {}, duration: 55, heartbeat: 4}"))
        .contains("way: [\"A\"]", "\"duration\":55,\"heartbeat\":5");
    assertThat(seconds()).isEqualTo("55");
    assertThat(recorded("{}", "A: {error: Own, duration: 55, heartbeat: 4}"))
        .contains("error: Own", "\"duration\":55,\"heartbeat\":5");
    assertThat(seconds()).isEqualTo("55");
  }

  @Test
  void anAnswerThatCameInTimeStaysInTime() throws IOException {
    machine(
        """
        StartAt: A
        States:
          A: {Type: Task, Resource: "FUNCTION", TimeoutSeconds: 10, End: true}
        """);
    recorded("{}", "A: {result: 1, duration: 10}");
    String late = read("history.json").replace(":00:10.000Z", ":00:10.120Z");

    assertThat(recorded(late)).contains("\"duration\":10}");
    passes();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false"})
  void theWayIsExpectedWhereItIsTheOnlyOne(int concurrency, boolean isExpected) throws IOException {
    machine(
        """
        StartAt: Each
        States:
          Each:
            Type: Map
            MaxConcurrency: CONCURRENCY
            ItemProcessor:
              StartAt: Both
              States:
                Both:
                  Type: Parallel
                  Branches: [{StartAt: Work, States: {Work: {Type: Task, Resource: "FUNCTION", End: true}}}]
                  End: true
            End: true
        """
            .replace("CONCURRENCY", "" + concurrency));

    String test =
        recorded("[1, 2, 1]", "Work: [{result: a}, {result: b, duration: 2}, {result: c}]");

    assertThat(
            test.contains("way: [\"Each\",\"Both\",\"Work\",\"Both\",\"Work\",\"Both\",\"Work\"]"))
        .isEqualTo(isExpected);
    assertThat(test)
        .contains(
            "- {\"result\":\"a\",\"when\":{\"$\":1}}",
            "- {\"result\":\"b\",\"duration\":2,\"when\":{\"$\":2}}",
            "- {\"result\":\"c\",\"when\":{\"$\":1}}");
    passes();
  }

  @Test
  void branchesSideBySideHaveNoWay() throws IOException {
    machine(
        """
        StartAt: Both
        States:
          Both:
            Type: Parallel
            Branches:
              - {StartAt: A, States: {A: {Type: Pass, End: true}}}
              - {StartAt: B, States: {B: {Type: Pass, End: true}}}
            End: true
        """);

    assertThat(recorded("{}", "{}")).doesNotContain("way:");
    passes();
  }

  @Test
  void callsAreDistinguishedByWhatIsTheSameInEachExecution() throws IOException {
    machine(
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
                  Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
                  Parameters:
                    FunctionName: work
                    Payload:
                      token.$: $$.Task.Token
                      at.$: $$.State.EnteredTime
                      id.$: $.id
                      "a 'b'": {"c d.$": $.kind}
                  End: true
            End: true
        """);

    String test =
        recorded(
            "[{\"id\": \"one\", \"kind\": 1}, {\"id\": \"two\", \"kind\": 1}, {\"id\": \"one\", \"kind\": 2}]",
            """
            Work:
              - {result: a, when: {$.Payload.id: two}}
              - {result: b}
              - {result: b}
              - {result: c}
            """);

    assertThat(test).contains("\"when\":{\"$.Payload.id\":").doesNotContain("token", "EnteredTime");
    passes();
  }

  @Test
  void redrivesBecomeRedrives() throws IOException {
    machine(
        """
        StartAt: A
        States:
          A: {Type: Task, Resource: "FUNCTION", Next: B}
          B: {Type: Task, Resource: "FUNCTION", End: true}
        """);
    Path again = write("again.yml", "cases: {up: {B: {result: 2}}}");

    String test = recorded("{}", "A: {result: 1}\nB: {error: Down}", "--redrive", again.toString());

    assertThat(test).contains("redrives: [{\"B\":{\"result\":2}}]");
    passes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"input", "output", "inputDetails", "outputDetails"})
  void historiesWithoutDataAreRefused(String member) throws IOException {
    machine(
        """
        StartAt: A
        States:
          A: {Type: Task, Resource: "FUNCTION", End: true}
        """);
    recorded("{}", "A: {result: 1}");
    String history = read("history.json");
    String spoilt =
        member.endsWith("Details")
            ? history.replaceAll(
                "(\"" + member + "\"\\s*:\\s*\\{\\s*\"truncated\"\\s*:\\s*)false", "$1true")
            : history.replace("\"" + member + "\":", "\"other\":");
    assertThat(spoilt).isNotEqualTo(history);
    String file = write("history.json", spoilt).toString();

    assertThat(run("test", "--record", file, "--workflow", machine)).isEqualTo(ExitCode.FINDINGS);

    assertThat(err.toString())
        .contains("history.json: The history can't be used. The event `")
        .contains(member.endsWith("Details") ? "has only a part of its `" : "has no `")
        .contains("it was recorded without execution data, or for a log.");
    assertThat(out.toString()).isEmpty();
  }

  /** Who looks for the state of such an event would go round for ever. */
  @Test
  void anEventThatFollowsItselfIsRefused() throws IOException {
    machine(
        """
        StartAt: A
        States:
          A: {Type: Task, Resource: "FUNCTION", End: true}
        """);
    recorded("{}", "A: {result: 1}");
    String history = read("history.json");
    String circular = history.replaceAll("(\"previousEventId\"\\s*:\\s*)2(?=\\D)", "$13");
    assertThat(circular).isNotEqualTo(history);
    String file = write("history.json", circular).toString();

    assertThat(run("test", "--record", file, "--workflow", machine)).isEqualTo(ExitCode.FINDINGS);

    assertThat(err.toString())
        .contains("The `previousEventId` of the event 3 is not that of an event before it. `aws");
  }
}
