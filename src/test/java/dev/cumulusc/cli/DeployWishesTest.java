package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators want of a deployment beside its templates. */
class DeployWishesTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:deployments";
  private static final String ALARM = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors";

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

  private Call changeSet() {
    return trial.aws.calls("CreateChangeSet").get(0);
  }

  @Test
  void notifyTopicsAndRollBackOnAlarms() {
    assertThat(
            trial.deploy(
                "--yes",
                "--notification-arn",
                TOPIC,
                "--rollback-alarm",
                ALARM,
                "--monitoring-time",
                "15m"))
        .as(trial.told)
        .isEqualTo(ExitCode.DONE);
    assertThat(changeSet().texts("NotificationARNs")).containsExactly(TOPIC);
    assertThat(changeSet().parameters())
        .containsEntry("RollbackConfiguration.RollbackTriggers.member.1.Arn", ALARM)
        .containsEntry(
            "RollbackConfiguration.RollbackTriggers.member.1.Type", "AWS::CloudWatch::Alarm")
        .containsEntry("RollbackConfiguration.MonitoringTimeInMinutes", "15");
  }

  @Test
  void leaveOutWhatNobodyWants() {
    trial.deployed();
    trial.template(Trial.QUEUE.replace("30", "60"));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(changeSet().parameters().keySet())
        .noneMatch(name -> name.startsWith("NotificationARNs"))
        .noneMatch(name -> name.startsWith("RollbackConfiguration"))
        .doesNotContain("ImportExistingResources", "DeploymentMode");
    assertThat(trial.aws.operations())
        .doesNotContain("UpdateTerminationProtection", "SetStackPolicy", "GetStackPolicy");
  }

  @ParameterizedTest
  @CsvSource({
    "--notification-arn, deployments, takes the ARN of a topic",
    "--rollback-alarm, arn:aws:sns:us-east-1:123456789012:x, takes the ARN of an alarm",
    "--monitoring-time, 4h, 'takes whole minutes, at most 3h'",
    "--monitoring-time, 90s, 'takes whole minutes, at most 3h'",
    "--tag, AWS:team=ingest, 'takes no key that begins with `aws:`'",
  })
  void areCheckedBefore(String option, String value, String message) {
    for (String command : new String[] {"deploy", "diff"}) {
      assertThat(trial.run(command, option, value)).isEqualTo(ExitCode.USAGE);
      assertThat(trial.told).contains("`" + option + "` " + message);
    }
    assertThat(trial.aws.calls()).isEmpty();
  }

  @Test
  void areCheckedForTheirNumberAndLengthBefore() {
    String topic = "arn:aws:sns:us-east-1:123456789012:x";
    areCheckedBefore("--notification-arn", (topic + ",").repeat(5) + topic, "takes at most 5");
    String limits = "takes keys of at most 128 characters and values of at most 256.";
    areCheckedBefore("--tag", "k".repeat(129) + "=v", limits);
    areCheckedBefore("--tag", "k=" + "v".repeat(257), limits);
    String longest = "k".repeat(128) + "=" + "\uD83D\uDE80".repeat(256);
    assertThat(
            trial.deploy(
                "--yes", "--tag", longest, "--notification-arn", (topic + ",").repeat(4) + topic))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void importWhatExists() {
    assertThat(trial.deploy("--yes", "--import-existing-resources")).isEqualTo(ExitCode.DONE);
    assertThat(changeSet().parameter("ImportExistingResources")).isEqualTo("true");
    assertThat(changeSet().parameter("DeploymentMode")).isEmpty();
  }

  @Test
  void showDriftAndRevertIt() {
    trial.deployed();
    trial.aws.stack("shop").drifted("Jobs", "/VisibilityTimeout", "30", "99");
    assertThat(trial.run("status", "--detect-drift")).isEqualTo(ExitCode.DONE);
    trial.aws.forgetCalls();
    assertThat(trial.diff()).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains(
            "warning: `Jobs` of `shop` has drifted: it has `99` for `/VisibilityTimeout`, and the"
                + " template `30`.",
            "help: `--revert-drift` compares with what is really there");
    assertThat(trial.aws.calls("CreateChangeSet")).isEmpty();
    assertThat(trial.deploy("--yes", "--revert-drift")).isEqualTo(ExitCode.DONE);
    assertThat(changeSet().parameter("DeploymentMode")).isEqualTo("REVERT_DRIFT");
  }

  @Test
  void protectStacks() {
    trial.file("policy.json", "{\"Statement\": []}");
    String[] options = {
      "--yes",
      "--termination-protection",
      "--stack-policy",
      folder.resolve("policy.json").toString()
    };
    assertThat(trial.deploy(options)).as(trial.told).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("`shop` is protected against deletion now.");
    assertThat(trial.aws.stack("shop").isProtected()).isTrue();
    assertThat(trial.aws.stack("shop").policy()).contains("{\"Statement\": []}");

    trial.aws.forgetCalls();
    assertThat(trial.deploy(options)).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.operations())
        .doesNotContain("UpdateTerminationProtection", "SetStackPolicy", "CreateChangeSet");

    trial.aws.on("UpdateTerminationProtection").refuses(403, "AccessDenied", "You may not.");
    assertThat(trial.deploy("--yes", "--no-termination-protection"))
        .isEqualTo(ExitCode.STEP_FAILED);
    assertThat(trial.told).contains("its protection could not be changed:");
    assertThat(trial.deploy("--yes", "--no-termination-protection")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.stack("shop").isProtected()).isFalse();

    assertThat(trial.deploy("--yes", "--stack-policy", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains("error: The stack policy `", "/none` can't be read: there is no `");
  }

  @Test
  void protectStacksThatAreDeployedAlready() {
    trial.file("policy.json", "{\"Statement\": []}").deployed();
    trial.aws.on("UpdateTerminationProtection").refuses(403, "AccessDenied", "You may not.");
    String[] options = {
      "--post-deploy-only",
      "--termination-protection",
      "--stack-policy",
      folder.resolve("policy.json").toString()
    };
    assertThat(trial.deploy(options)).isEqualTo(ExitCode.STEP_FAILED);
    assertThat(trial.deploy(options)).as(trial.told).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .isEqualTo(
            """
        `shop` is protected against deletion now.
        `shop` has another stack policy now.
        """);
    assertThat(trial.aws.stack("shop").isProtected()).isTrue();
    assertThat(trial.aws.stack("shop").policy()).contains("{\"Statement\": []}");

    assertThat(trial.deploy("--post-deploy-only", "--output", "json-lines"))
        .isEqualTo(ExitCode.DONE);
    assertThat(trial.data).contains("\"result\":\"nothing-to-do\",\"exitCode\":0,");
    assertThat(trial.aws.calls("CreateChangeSet")).isEmpty();
  }

  @Test
  void hearWhatStepsAloneDoNotDo() {
    trial.deployed();
    assertThat(trial.deploy("--post-deploy-only", "--tag", "A=b", "--revert-drift"))
        .isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains(
            "warning: `--revert-drift` and `--tag` have no effect with `--post-deploy-only`: no"
                + " stack is changed.");
    for (String[] planning : new String[][] {{"--no-execute"}, {"--plan-out", "p.json"}}) {
      List<String> options = new ArrayList<>(List.of(planning));
      options.add("--post-deploy-only");
      assertThat(trial.deploy(options.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
      assertThat(trial.told).contains("there is nothing to plan: leave out `" + planning[0] + "`.");
    }
  }

  /** CloudFormation would refuse it when the stack is deployed already. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json|it is no JSON: line 1, column ",
        "''|it is no JSON: line 1, column 1: The text is empty.",
        "{} {}|it is no JSON: line 1, column ",
        "[]|it is JSON, but no object with `Statement`.",
        "LONG|it has 16,385 bytes, and CloudFormation takes at most 16,384."
      })
  void areRefusedAStackPolicyThatCantBeSet(String text, String reason) {
    String longest = "{\"Statement\": []" + " ".repeat(16_384 - 16) + "}";
    trial.file("policy.json", text.equals("LONG") ? longest : text);
    assertThat(trial.deploy("--yes", "--stack-policy", folder.resolve("policy.json").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("error: The stack policy `", "` can't be used: " + reason);
    assertThat(trial.aws.operations()).isEmpty();
  }

  @Test
  void seeTheTimeOfEachLine() {
    trial.deployed();
    trial.template(Trial.QUEUE.replace("30", "60"));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .containsPattern("(?m)^\\d\\d:\\d\\d:\\d\\dZ  Jobs  SQS::Queue  UPDATE_COMPLETE$");
    trial.template(Trial.QUEUE.replace("30", "90"));
    assertThat(trial.deploy("--yes", "--output", "json-lines")).isEqualTo(ExitCode.DONE);
    assertThat(trial.data)
        .contains("\"resources\":[{\"path\":\"Jobs\",\"type\":\"AWS::SQS::Queue\",\"seconds\":1}]")
        .contains("\"console\":\"https://us-east-1.console.aws.amazon.com/cloudformation/home");
  }
}
