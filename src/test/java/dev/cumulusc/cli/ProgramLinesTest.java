package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.Timeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs read: each command ends with a line about how, why, where and with which code. */
class ProgramLinesTest {
  private static final String QUEUE = "AWS::SQS::Queue";

  @TempDir private Path folder;

  private Trial trial;

  @BeforeEach
  void start() {
    trial = new Trial(folder).queue();
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private String last() {
    assertThat(trial.data.lines()).allMatch(line -> line.startsWith("{\"kind\":\""));
    assertThat(trial.data.lines().filter(line -> line.startsWith("{\"kind\":\"result\"")))
        .hasSize(1);
    return trial.data.lines().toList().get((int) trial.data.lines().count() - 1);
  }

  private void deploy(int code, String... more) {
    String[] options = new String[more.length + 2];
    options[0] = "--output";
    options[1] = "json-lines";
    System.arraycopy(more, 0, options, 2, more.length);
    assertThat(trial.deploy(options)).as(trial.told).isEqualTo(code);
    assertThat(last()).contains("\"exitCode\":" + code + ",");
  }

  @Test
  void endWithTheOutputs() {
    trial.aws.stack("shop").status("REVIEW_IN_PROGRESS").output("Url", "https://sqs/jobs");
    deploy(ExitCode.DONE, "--yes");
    assertThat(trial.data.lines().filter(line -> line.contains("\"kind\":\"end\"")))
        .singleElement()
        .asString()
        .contains("\"cause\":null", "\"outputs\":{\"Url\":\"https://sqs/jobs\"}");
    assertThat(last())
        .isEqualTo(
            "{\"kind\":\"result\",\"result\":\"done\",\"exitCode\":0,\"cause\":null,"
                + "\"outputs\":{\"shop\":{\"Url\":\"https://sqs/jobs\"}}}");
    deploy(ExitCode.DONE, "--yes");
    assertThat(last()).contains("\"nothing-to-do\"", "https://sqs/jobs");
  }

  @Test
  void endWithTheCauseAndItsPlace() {
    trial
        .aws
        .stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .next(
            Timeline.failedCreation(
                List.of(FakeChange.add("Jobs", QUEUE)), "Jobs", "Resource limit exceeded"));
    deploy(ExitCode.ROLLED_BACK, "--yes");
    String cause =
        "\"cause\":{\"message\":\"Resource limit exceeded\",\"code\":null,\"path\":\"Jobs\","
            + "\"type\":\"AWS::SQS::Queue\",\"file\":\"app/cloudformation.template.yml\",\"line\":2,"
            + "\"column\":3}";
    assertThat(last()).contains("\"result\":\"rolled-back\"", cause);
    assertThat(trial.data.lines().filter(line -> line.contains("\"kind\":\"end\"")))
        .singleElement()
        .asString()
        .contains(cause);
  }

  @Test
  void tellWhatIsWrongBeforeAnythingIsExecuted() {
    deploy(ExitCode.REFUSED);
    assertThat(last()).contains("\"result\":\"refused\"", "Nobody can be asked here");
    deploy(ExitCode.FINDINGS, "--plan", folder.resolve("none.json").toString());
    assertThat(last()).contains("can't be read: there is no `");
    deploy(ExitCode.FINDINGS, "--plan-out", folder.resolve("no/plan.json").toString());
    assertThat(last()).contains("there is no folder");

    trial.aws.stack("shop").status("REVIEW_IN_PROGRESS").nextFindings("Jobs|X|/P|It is too long.");
    deploy(ExitCode.FINDINGS, "--yes");
    assertThat(last()).contains("It is too long.", "\"path\":\"Jobs\"", "\"line\":2");

    trial.aws.on("DescribeStacks").refuses(403, "ExpiredToken", "The token is expired");
    deploy(ExitCode.FINDINGS, "--yes");
    assertThat(last()).contains("The token is expired. Renew them.");

    trial.template("Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Typo: {}\n");
    deploy(ExitCode.FINDINGS, "--yes", "--parameter", "None=1");
    assertThat(last()).contains("\"cause\":{\"message\":");
  }

  @Test
  void tellWhatTheGuardRefuses() {
    trial.shop().deployed();
    trial.template(Trial.SHOP.replace("TableName: orders", "TableName: other"));
    trial.aws.stack("shop").nextChanges(FakeChange.replace("Orders", "AWS::DynamoDB::Table"));
    deploy(ExitCode.REFUSED, "--yes");
    assertThat(last())
        .contains("\"code\":\"C7201\"", "\"path\":\"Orders\"", "\"line\":6,\"column\":3");
  }

  @Test
  void tellThatAnOperationGoesOnUnwatched() {
    trial
        .aws
        .stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .next(Timeline.start().then(FakeEvent.stack("CREATE_IN_PROGRESS")));
    deploy(ExitCode.UNWATCHED, "--yes", "--timeout", "3s");
    assertThat(last()).contains("\"result\":\"unwatched\"", "`--timeout` allows");
  }

  @Test
  void tellOfADeletionWhatGoesAndHowItEnds() {
    trial.shop().deployed();
    String[] options = {"--yes", "--output", "json-lines"};
    trial.aws.stack("shop").next(Timeline.failedDeletion("Jobs", QUEUE, "It is in use."));
    assertThat(trial.run("delete", options)).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertThat(trial.data.lines().findFirst().orElseThrow())
        .startsWith("{\"kind\":\"removal\",\"stack\":\"shop\",\"region\":\"us-east-1\"")
        .contains(
            "{\"path\":\"Orders\",\"type\":\"AWS::DynamoDB::Table\",\"physicalId\":\"the-Orders\","
                + "\"becomes\":\"deleted\",\"losesData\":true}");
    assertThat(last()).contains("\"needs-recovery\"", "\"exitCode\":6", "It is in use.");
    assertThat(trial.run("delete", "--output", "json-lines")).isEqualTo(ExitCode.REFUSED);
    assertThat(last()).contains("Nobody is there to ask", "\"exitCode\":4");
  }

  @Test
  void areJsonToTheLastSign() {
    deploy(ExitCode.DONE, "--yes");
    trial.data.lines().forEach(line -> assertThat(Yaml.mapping(line)).isNotNull());
  }

  @Test
  void shareNoStreamWithAPlan() {
    assertThat(trial.deploy("--output", "json-lines", "--plan-out", "-")).isEqualTo(ExitCode.USAGE);
    assertThat(trial.told).contains("would both write to standard output");
    assertThat(trial.data).isEmpty();
    assertThat(trial.aws.calls()).isEmpty();
  }
}
