package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.Timeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of {@code .env} in what CloudFormation answers: no command shows them, in no format. */
class AnsweredSecretsTest {
  private static final String SECRET = "longsecret99";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String REASON = "The password " + SECRET + " is bad.";
  private static final String URL = "http://u:" + SECRET + "@h/";
  private static final String SHOWN_URL = "http://u:****@h/";

  @TempDir private Path folder;
  private Trial trial;

  @BeforeEach
  void start() {
    trial = new Trial(folder);
    trial
        .template(Trial.QUEUE)
        .file("app/.env", "DB_PASSWORD=" + SECRET + "\n")
        .file(
            "app/config.yml",
            Trial.QUEUE_CONFIG
                + """
                  params:
                    - {name: Database, value: 'amqp://u:{{DB_PASSWORD}}@h'}
                    - {name: Plain, value: subnet-1}
                """)
        .template(
            """
            Parameters:
              Database: {Type: String, NoEcho: true}
              Plain: {Type: String, NoEcho: true}
            """
                + Trial.QUEUE);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json-lines"})
  void areMaskedInOutputsOfADeployment(String format) {
    withOutputs();
    assertThat(trial.deploy("--yes", "--output", format, "--outputs-file", file()))
        .as(trial.told)
        .isEqualTo(ExitCode.DONE);
    assertMasked(trial.data + trial.told, SHOWN_URL);
    assertThat(trial.data + trial.told).contains("subnet-1", "is **** all of it");
    assertMasked(trial.read("out.json"), SHOWN_URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void areMaskedInTheStatus(String format) {
    withOutputs();
    trial.deployed();
    trial.aws.stack("shop").status("UPDATE_ROLLBACK_COMPLETE", REASON + " So it goes back.");
    trial.aws.stack("shop").drifted("Jobs", "/KmsMasterKeyId", REASON, "\"" + URL + "\"");
    assertThat(trial.run("status", "--detect-drift", "--format", format, "--outputs-file", file()))
        .as(trial.told)
        .isEqualTo(ExitCode.DONE);
    assertMasked(trial.data + trial.told, SHOWN_URL);
    assertThat(trial.data)
        .contains("The password **** is bad. So it goes back.")
        .containsPattern("The password \\*{4} is bad\\.(?! So)");
    assertMasked(trial.read("out.json"), SHOWN_URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json-lines"})
  void areMaskedInWhyADeploymentFails(String format) {
    trial
        .aws
        .stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .output("O1", "url " + URL)
        .next(Timeline.failedCreation(List.of(FakeChange.add("Jobs", QUEUE)), "Jobs", REASON));
    assertThat(trial.deploy("--yes", "--output", format)).isEqualTo(ExitCode.ROLLED_BACK);
    assertMasked(trial.data + trial.told, "The password **** is bad.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json-lines"})
  void areMaskedInWhyADeletionFails(String format) {
    trial
        .aws
        .stack("shop")
        .output("O1", "url " + URL)
        .resource("Jobs", QUEUE, "q")
        .template(Trial.QUEUE)
        .next(Timeline.failedDeletion("Jobs", QUEUE, REASON));
    assertThat(trial.run("delete", "--yes", "--output", format)).isEqualTo(ExitCode.NEEDS_RECOVERY);
    assertMasked(trial.data + trial.told, "The password **** is bad.");
  }

  @Test
  void areMaskedInWhatARefusedCallQuotes() {
    trial.aws.on("DescribeStacks").refuses(403, "AccessDenied", REASON);
    assertThat(trial.run("status")).isEqualTo(ExitCode.FINDINGS);
    assertMasked(trial.told, "The password **** is bad.");
    trial.aws.on("DescribeStacks").refuses(403, "AccessDenied", REASON);
    assertThat(trial.run("delete", "--yes")).isEqualTo(ExitCode.FINDINGS);
    assertMasked(trial.told, "The password **** is bad.");
  }

  private void withOutputs() {
    trial
        .aws
        .stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .output("O1", "url " + URL)
        .output("O2", "is amqp://u:" + SECRET + "@h all of it")
        .output("O3", "subnet-1");
  }

  private String file() {
    return folder.resolve("out.json").toString();
  }

  private static void assertMasked(String text, String shown) {
    assertThat(text).doesNotContain(SECRET).contains(shown);
  }
}
