package dev.cumulusc.report.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.watch.InterruptHandler;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.StackWatcher;
import dev.cumulusc.deploy.watch.WatchOptions;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.fixture.ScriptedStacks;
import dev.cumulusc.fixture.SteppedClock;
import dev.cumulusc.report.Columns;
import dev.cumulusc.report.Theme;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressReportTest {
  private static final SourceFile FILE =
      SourceFile.of("lambdas.yml", "Ingest:\n  timeout: 900\nQueue:\n  name: q\n");

  private static final StackOutline OUTLINE =
      new StackOutline(
          Map.of("Queue", "add", "Role", "add"),
          Map.of("Role", Set.of("Queue")),
          Map.of("Queue", Origin.written(FILE.span(23, 28))),
          Map.of());

  private static final String FAILING =
      """
      0.0 app *     CloudFormation::Stack CREATE_IN_PROGRESS User Initiated
      0.5 app Queue SQS::Queue CREATE_IN_PROGRESS
      0.9 app Queue SQS::Queue CREATE_IN_PROGRESS Resource creation Initiated
      70.0 app Queue SQS::Queue CREATE_FAILED Resource handler returned message: "A queue of this name already exists. (Service: Sqs, Status Code: 400, Request ID: 1-2)" (RequestToken: 3-4, HandlerErrorCode: AlreadyExists)
      71.0 app *    CloudFormation::Stack ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Queue].
      72.0 app *    CloudFormation::Stack ROLLBACK_COMPLETE
      """;

  private final StringWriter shown = new StringWriter();
  private final PrintWriter printer = new PrintWriter(shown, true);

  @Test
  void drawsTheBlockAnewInPlaceAndNeverWiderThanTheTerminal() {
    WatchResult watched =
        watch(ProgressReport.live(new LiveScreen(printer, () -> 40), Theme.COLOR, StackLabel.NONE));
    List<String> lines = seen();
    assertThat(lines)
        .allMatch(line -> Columns.of(line) < 40)
        .anyMatch(line -> line.contains("CREATE_FAILED"));
    assertThat(shown.toString())
        .contains("\r\u001b[2A")
        .contains("creating 1m 05s")
        .endsWith("\u001b[J");
    assertThat(watched.outcome().isOver()).isTrue();
  }

  @Test
  void printsALinePerEventAndAHeartbeatInSilence() {
    watch(ProgressReport.lines(printer, Theme.PLAIN, StackLabel.NONE));
    assertThat(seen())
        .hasSize(7)
        .contains(
            "12:00:00Z  app  CloudFormation::Stack  CREATE_IN_PROGRESS",
            "12:00:00Z  Queue  SQS::Queue  CREATE_IN_PROGRESS")
        .anyMatch(line -> line.contains("Z  app CREATE_IN_PROGRESS for 31s: 0 done, 1 in progress"))
        .anyMatch(
            line ->
                line.startsWith(
                    "12:01:10Z  Queue  SQS::Queue  CREATE_FAILED  at lambdas.yml:3:1: "));
  }

  @Test
  void printsJsonForPrograms() {
    watch(ProgressReport.jsonLines(printer, "app"));
    assertThat(seen())
        .hasSize(7)
        .allMatch(line -> line.startsWith("{\"kind\":\"") && line.endsWith("}"))
        .anyMatch(line -> line.contains("\"file\":\"lambdas.yml\",\"line\":3,\"column\":1"))
        .last()
        .asString()
        .startsWith("{\"kind\":\"end\",\"stack\":\"app\",\"outcome\":\"rolled-back\"");
  }

  @Test
  void reportsTheCauseOnceWithItsLineThenTheResultThenHowToGoOn() {
    WatchResult watched = watch(ProgressReport.jsonLines(printer, "app"));
    assertThat(new OutcomeText(Theme.PLAIN).print(watched, "cumulusc deploy shop"))
        .isEqualTo(
            """
            error: `Queue` (AWS::SQS::Queue) failed: A queue of this name already exists. (AlreadyExists)
              at lambdas.yml:3:1
             3 | Queue:
               | ^^^^^
              help: Something of that name is there already, made by hand, by another stack, or kept from an earlier one: delete or rename it, give this one another name, or import it into the stack.
            The creation of `app` failed after 1m 12s and was rolled back completely: what is left is an empty stack.
            Slowest: Queue 1m 09s
            Next: fix the cause, then `cumulusc deploy shop`, which asks before it deletes what is left of `app` (without a terminal, `--recover` agrees to that).
            """);
  }

  @Test
  void cutsWhatIsSeenAndKeepsColoursWhole() {
    assertThat(Columns.cut("\u001b[31mabcdefgh\u001b[0m", 6))
        .isEqualTo("\u001b[31mabc\u001b[0m...");
    assertThat(Columns.cut("short", 6)).isEqualTo("short");
    assertThat(Columns.of("\u001b[1mab\u001b[0m")).isEqualTo(2);
  }

  /** The live block goes up as many rows as its lines take, whatever script names are in. */
  @Test
  void cutsWideCharactersByTheirColumns() {
    assertThat(Columns.of("\u65e5\u672c e\u0301")).isEqualTo(6);
    assertThat(Columns.cut("\u65e5\u672c\u8a9e\u65e5", 6)).isEqualTo("\u65e5...");
    assertThat(Columns.cut("\u65e5\u672c\u8a9e", 6)).isEqualTo("\u65e5\u672c\u8a9e");
  }

  private WatchResult watch(ProgressReport report) {
    SteppedClock clock = new SteppedClock();
    ScriptedStacks stacks = new ScriptedStacks(clock).script(FAILING);
    Operation operation =
        new Operation(
            ScriptedStacks.id("app"),
            "app",
            Operation.Kind.CREATE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    WatchResult watched =
        new StackWatcher(stacks, clock, report, InterruptHandler.NONE, Runnable::run)
            .watch(operation, OUTLINE, WatchOptions.ENDLESS);
    report.ended(watched);
    report.close();
    return watched;
  }

  private List<String> seen() {
    return shown
        .toString()
        .replaceAll("\r?\u001b\\[[0-9]*[AJK]", "")
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }
}
