package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.Timeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks of one deployment that don't need one another. */
class DeploySideBySideTest {
  private static final String TOPIC = "Resources:\n  News: {Type: 'AWS::SNS::Topic'}\n";

  @TempDir private Path folder;
  private Trial trial;

  @BeforeEach
  void start() {
    trial = new Trial(folder);
    several();
    trial.aws.stack("shop-db").status("REVIEW_IN_PROGRESS").output("StreamArn", "arn:stream");
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void deploysStacksSideBySideThatDoNotNeedOneAnother() {
    slowly("shop-iam");
    slowly("shop-db");
    inStep();

    assertThat(trial.deploy("--yes", "--output", "json-lines")).as(trial.told).isZero();

    List<String> lines = trial.data.lines().toList();
    int began = first(lines, "shop-db", "CREATE_IN_PROGRESS");
    int ended = first(lines, "shop-iam", "CREATE_COMPLETE");
    assertThat(began).isBetween(0, ended);
    assertThat(first(lines, "shop-iam", "CREATE_IN_PROGRESS"))
        .isBetween(0, first(lines, "shop-db", "CREATE_COMPLETE"));
    assertThat(first(lines, "shop", "CREATE_IN_PROGRESS"))
        .isGreaterThan(ended)
        .isGreaterThan(first(lines, "shop-db", "CREATE_COMPLETE"));
  }

  @Test
  void namesTheStackInEachLineWhereSeveralGoSideBySide() {
    slowly("shop-iam");
    slowly("shop-db");
    assertThat(trial.deploy("--yes")).as(trial.told).isZero();
    assertThat(trial.told)
        .contains("Z  shop-iam: News  SNS::Topic  CREATE_COMPLETE")
        .contains("Z  shop-db: News  SNS::Topic  CREATE_COMPLETE")
        .contains("Z  shop-iam  CloudFormation::Stack  CREATE_COMPLETE")
        .contains("Z  Jobs  SQS::Queue  CREATE_COMPLETE");
  }

  @Test
  void waitsForAStackWhoseResourcesItNames() {
    trial.file(
        "iam/cloudformation.template.yml",
        """
        Parameters: {Prefix: {Type: String, Default: shop}}
        Resources:
          Scaling:
            Type: AWS::IAM::Role
            Properties: {RoleName: !Sub '${Prefix}-scaling-role', AssumeRolePolicyDocument: {}}
        """);
    trial.file(
        "db/cloudformation.template.yml",
        TOPIC.replace(
                "SNS::Topic'", "SNS::Topic', Properties: {DisplayName: for/shop-scaling-role}")
            + "Outputs:\n  StreamArn: {Value: !Ref News}\n");
    slowly("shop-iam");
    slowly("shop-db");
    assertThat(trial.deploy("--yes", "--output", "json-lines")).as(trial.told).isZero();
    List<String> lines = trial.data.lines().toList();
    assertThat(first(lines, "shop-db", "CREATE_IN_PROGRESS"))
        .isGreaterThan(first(lines, "shop-iam", "CREATE_COMPLETE"));
  }

  @Test
  void letsTheOthersComeToTheirEndWhenOneFails() {
    trial
        .aws
        .stack("shop-iam")
        .status("REVIEW_IN_PROGRESS")
        .next(
            Timeline.failedCreation(
                List.of(FakeChange.add("News", "AWS::SNS::Topic")), "News", "No more topics."));
    slowly("shop-db");
    assertThat(trial.deploy("--yes", "--output", "json-lines")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.aws.stack("shop-db").status()).isEqualTo("CREATE_COMPLETE");
    assertThat(trial.aws.stackNames()).doesNotContain("shop");
    assertThat(trial.data.lines())
        .last()
        .asString()
        .contains("\"result\":\"rolled-back\"", "No more topics.");
  }

  /** Has a stack take its time. */
  private void slowly(String stack) {
    trial
        .aws
        .stack(stack)
        .status("REVIEW_IN_PROGRESS")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("CREATE_IN_PROGRESS"))
                .then(FakeEvent.resource("News", "AWS::SNS::Topic", "CREATE_IN_PROGRESS"))
                .then()
                .then()
                .then()
                .then()
                .then(FakeEvent.resource("News", "AWS::SNS::Topic", "CREATE_COMPLETE"))
                .then(FakeEvent.stack("CREATE_COMPLETE")));
  }

  /** Has neither of the two end before the other has begun. */
  private void inStep() {
    trial.aws.stack("shop-iam").inStepWith("shop-db");
    trial.aws.stack("shop-db").inStepWith("shop-iam");
  }

  /** Returns the position of the first event of a stack itself. */
  private static int first(List<String> lines, String stack, String status) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"rootStack\":\"" + stack + "\",\"path\":\"\"")
          && lines.get(i).contains("\"status\":\"" + status + "\"")) {
        return i;
      }
    }
    throw new AssertionError(stack + " has no event " + status + " in " + lines);
  }

  @Test
  void deletesWhatIsBesideTheApplicationSideBySide() {
    trial.deployed();
    inStep();
    for (String stack : List.of("shop-iam", "shop-db")) {
      trial
          .aws
          .stack(stack)
          .next(
              Timeline.start()
                  .then(FakeEvent.stack("DELETE_IN_PROGRESS"))
                  .then()
                  .then()
                  .then()
                  .then()
                  .then(FakeEvent.stack("DELETE_COMPLETE")));
    }

    assertThat(trial.run("delete", "--yes", "--output", "json-lines")).as(trial.told).isZero();

    List<String> lines = trial.data.lines().toList();
    assertThat(first(lines, "shop-iam", "DELETE_IN_PROGRESS"))
        .isGreaterThan(first(lines, "shop", "DELETE_COMPLETE"))
        .isLessThan(first(lines, "shop-db", "DELETE_COMPLETE"));
    assertThat(first(lines, "shop-db", "DELETE_IN_PROGRESS"))
        .isLessThan(first(lines, "shop-iam", "DELETE_COMPLETE"));
    assertThat(trial.aws.stackNames()).isEmpty();
  }

  @Test
  void asksAboutEachBeforeTheFirstIsDeleted() {
    trial.deployed();
    trial.aws.stack("shop-iam").terminationProtection();
    assertThat(trial.run("delete", "--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("Deleted `shop`", "`shop-iam` is protected");
    assertThat(trial.aws.stackNames()).containsExactlyInAnyOrder("shop-iam", "shop-db");
  }

  private void several() {
    trial
        .file("iam/config.yml", "default: {stackName: shop-iam, prefix: shop, stackKind: iam}\n")
        .file("iam/cloudformation.template.yml", TOPIC)
        .file("db/config.yml", "default: {stackName: shop-db, prefix: shop, stackKind: db}\n")
        .file(
            "db/cloudformation.template.yml", TOPIC + "Outputs:\n  StreamArn: {Value: !Ref News}\n")
        .file("app/config.yml", Trial.QUEUE_CONFIG + "  dbStackName: shop-db\n")
        .template(
            Trial.QUEUE
                + """
                Parameters:
                  StreamArn: {Type: String}
                Outputs:
                  Stream: {Value: !Ref StreamArn}
                """);
  }
}
