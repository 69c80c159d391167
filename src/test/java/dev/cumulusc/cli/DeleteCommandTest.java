package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.Timeline;
import dev.cumulusc.terminal.Terminal;
import dev.cumulusc.terminal.Terminal.Stream;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeleteCommandTest {
  private static final String TEMPLATE =
      "{\"Resources\": {\"Table\": {\"Type\": \"AWS::DynamoDB::Table\"}, \"Kept\": {\"Type\":"
          + " \"AWS::DynamoDB::Table\", \"DeletionPolicy\": \"Retain\"}}}";

  private static final Timeline DELETION =
      Timeline.start()
          .then(FakeEvent.stack("DELETE_IN_PROGRESS"))
          .then(FakeEvent.stack("DELETE_COMPLETE"));

  private static final Map<String, String> ENVIRONMENT = Map.of("NO_COLOR", "1", "TERM", "dumb");

  private final FakeAws aws = FakeAws.start();
  private final StringWriter told = new StringWriter();
  private final StringWriter data = new StringWriter();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void hasNothingToDoWhereThereIsNoStack() {
    assertThat(delete(Terminal.none(ENVIRONMENT))).isEqualTo(ExitCode.DONE);
    assertThat(told.toString())
        .isEqualTo("There is no stack `shop` in us-east-1: nothing to delete.\n");
    assertThat(delete(Terminal.none(ENVIRONMENT), "--yes", "--output", "json-lines"))
        .isEqualTo(ExitCode.DONE);
    assertThat(data.toString()).contains("\"result\":\"nothing-to-do\",\"exitCode\":0,");
  }

  @Test
  void listsWhatGoesAndDeletesNothingWhereNobodyCanBeAsked() {
    shop();
    assertThat(delete(Terminal.none(ENVIRONMENT))).isEqualTo(ExitCode.REFUSED);
    assertThat(told.toString())
        .isEqualTo(
            """
            Deleting shop in us-east-1 removes 1 resource:
                 1  DynamoDB::Table
              data lost: `Table` (DynamoDB::Table shop-Table): all items in it
              stays: `Kept` (DynamoDB::Table shop-Kept), by its DeletionPolicy
            error: Nobody is there to ask: give `--yes` to delete all this.
            """);
    assertThat(aws.calls("DeleteStack")).isEmpty();
  }

  @Test
  void wantsTheStacksNameWhereDataIsLost() {
    shop();
    assertThat(delete(typing("yes\n"))).isEqualTo(ExitCode.REFUSED);
    assertThat(told.toString()).endsWith("Nothing was deleted.\n");
    assertThat(aws.calls("DeleteStack")).isEmpty();
    assertThat(delete(typing("shop\n"))).isEqualTo(ExitCode.DONE);
    assertThat(told.toString()).contains("Deleted `shop` in ");
    assertThat(aws.stackNames()).isEmpty();
  }

  @Test
  void informsProgramsOnStandardOutput() {
    shop();
    assertThat(delete(Terminal.none(ENVIRONMENT), "--yes", "--output", "json-lines"))
        .isEqualTo(ExitCode.DONE);
    assertThat(data.toString())
        .contains("\"outcome\":\"deleted\"")
        .endsWith("\"result\":\"done\",\"exitCode\":0,\"cause\":null,\"outputs\":null}\n");
  }

  @Test
  void namesTheExecutionsThatEndToPrograms() {
    String machine = "arn:aws:states:us-east-1:123456789012:stateMachine:Ingest";
    aws.stack("shop")
        .template("{\"Resources\": {}}")
        .resource("Ingest", "AWS::StepFunctions::StateMachine", machine)
        .next(DELETION);
    aws.on("DescribeStateMachine")
        .always(
            call ->
                "{\"stateMachineArn\": \"%s\", \"name\": \"Ingest\", \"definition\": \"{}\", \"roleArn\": \"arn:aws:iam::123456789012:role/r\", \"type\": \"STANDARD\"}"
                    .formatted(machine));
    aws.on("ListExecutions")
        .refuses(400, "AccessDeniedException", "You may not.")
        .always(
            call ->
                "{\"executions\": [{\"executionArn\": \"arn:aws:states:us-east-1:123456789012:execution:Ingest:nightly\", \"stateMachineArn\": \"%s\", \"name\": \"nightly\", \"status\": \"RUNNING\", \"startDate\": 1}]}"
                    .formatted(machine));
    String[] options = {"--output", "json-lines"};

    delete(Terminal.none(ENVIRONMENT), options);
    assertThat(data.toString()).contains("\"executions\":null");
    assertThat(delete(Terminal.none(ENVIRONMENT), "--yes", "--output", "json-lines"))
        .isEqualTo(ExitCode.DONE);
    assertThat(data.toString())
        .contains("\"executions\":[{\"path\":\"Ingest\",\"names\":[\"nightly\"]}]");
  }

  @Test
  void saysHowToLiftAProtection() {
    aws.stack("shop").terminationProtection();
    assertThat(delete(Terminal.none(ENVIRONMENT), "--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(told.toString()).contains("--no-enable-termination-protection --stack-name shop");
    assertThat(delete(Terminal.none(ENVIRONMENT), "--yes", "--output", "json-lines"))
        .isEqualTo(ExitCode.REFUSED);
    String command = "--stack-name shop --region us-east-1 --endpoint-url " + aws.endpoint() + "`";
    assertThat(data.toString().split(Pattern.quote(command), -1)).hasSize(3);
    assertThat(aws.calls("DeleteStack")).isEmpty();
  }

  @Test
  void keepsResourcesOnlyOfAStackWhoseDeletionFailed() {
    shop();
    assertThat(delete(Terminal.none(ENVIRONMENT), "--yes", "--retain", "Table"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(told.toString()).contains("`DeletionPolicy: Retain`");
  }

  @Test
  void explainsAFailedDeletionAndNeedsRecovery() {
    aws.stack("shop")
        .template(TEMPLATE)
        .resource("Logs", "AWS::S3::Bucket", "shop-logs")
        .next(
            Timeline.failedDeletion(
                "Logs", "AWS::S3::Bucket", "The bucket you tried to delete is not empty"));
    assertThat(delete(Terminal.none(ENVIRONMENT), "--yes")).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(told.toString())
        .contains("error: `Logs` (AWS::S3::Bucket) failed: The bucket you tried")
        .contains("or keep it: `cumulusc delete` takes `--retain Logs`")
        .contains("some resources are still there (DELETE_FAILED)")
        .contains("(without a terminal, `cumulusc delete` keeps it by `--retain ID` or `--force`)");
  }

  private void shop() {
    aws.stack("shop")
        .template(TEMPLATE)
        .resource("Table", "AWS::DynamoDB::Table", "shop-Table")
        .resource("Kept", "AWS::DynamoDB::Table", "shop-Kept")
        .next(DELETION);
  }

  private static Terminal typing(String text) {
    return new Terminal(
        EnumSet.allOf(Stream.class),
        ENVIRONMENT,
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        () -> 0);
  }

  private int delete(Terminal terminal, String... options) {
    List<String> arguments = new ArrayList<>(List.of("delete", "--stack", "shop"));
    arguments.addAll(List.of("--region", "us-east-1"));
    arguments.addAll(List.of("--endpoint-url", aws.endpoint().toString()));
    arguments.addAll(List.of(options));
    return new CommandRunner(
            new PrintWriter(data, true), new PrintWriter(told, true), ENVIRONMENT, terminal)
        .run(arguments.toArray(new String[0]));
  }
}
