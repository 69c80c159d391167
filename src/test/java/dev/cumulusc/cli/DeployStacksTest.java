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

/** Deployments of several stacks, nested ones, and the steps beside them. */
class DeployStacksTest {
  private static final String TOPIC = "Resources:\n  News: {Type: 'AWS::SNS::Topic'}\n";

  private static final String OTHER_DATABASE =
      """
      Resources:
        News: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: New}}
      Outputs:
        StreamArn: {Value: !Ref News}
      """;

  @TempDir private Path folder;
  private Trial trial;

  @BeforeEach
  void start() {
    trial = new Trial(folder);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void plansAllStacksTogetherAndHandsOutputsOn() {
    several();
    trial.aws.stack("shop-db").status("REVIEW_IN_PROGRESS").output("StreamArn", "arn:stream");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .containsSubsequence(
            "Stack shop-iam is created",
            "Stack shop-db is created",
            "Stack shop is created",
            "Summary: 3 added",
            "Created `shop-db`",
            "Created `shop`")
        .containsSubsequence("Summary: 3 added", "Created `shop-iam`", "Created `shop`");
    assertThat(trial.aws.calls("CreateChangeSet"))
        .extracting(call -> call.parameter("StackName"))
        .containsExactly("shop-iam", "shop-db", "shop");
    assertThat(trial.aws.stack("shop").status()).isEqualTo("CREATE_COMPLETE");

    trial.aws.forgetCalls();
    assertThat(trial.deploy()).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .isEqualTo("Nothing to do: `shop-iam`, `shop-db`, `shop` are up to date.\n");
    assertThat(trial.aws.operations()).doesNotContain("CreateChangeSet");
  }

  @Test
  void refusesTwoStacksOfOneName() {
    several();
    trial.file("db/config.yml", "default: {stackName: shop-iam, stackKind: db}\n");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains(
            "have the name `shop-iam`: give each a `stackName` of its own in its `config.yml`.");
    assertThat(trial.aws.calls()).isEmpty();
  }

  @Test
  void makesTheRolesWithoutATemplate() {
    trial.file("iam/config.yml", "default: {prefix: shop, buckets: {internal: code}}\n");
    trial.queue();
    assertThat(trial.deploy("--yes")).as(trial.told).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).containsSubsequence("Created `shop-iam`", "Created `shop`");
    assertThat(trial.aws.stack("shop-iam").template()).contains("${ResourcePrefix}-steprole");
  }

  @Test
  void deploysOutputsThatAloneChange() {
    trial.queue().deployed();
    trial.template(Trial.QUEUE + "Outputs:\n  Url: {Value: !Ref Jobs}\n");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("~     Outputs.Url: + !Ref Jobs", "Updated `shop`");
    assertThat(trial.aws.stack("shop").template()).contains("Url");
  }

  @Test
  void leavesNoneOfSeveralStacksBehindWhereNobodyAgrees() {
    several();
    assertThat(trial.deploy()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.aws.stackNames()).isEmpty();
    assertThat(trial.aws.changeSetNames()).isEmpty();
  }

  @Test
  void stopsAtTheFirstStackThatFails() {
    several();
    trial
        .aws
        .stack("shop-db")
        .status("REVIEW_IN_PROGRESS")
        .next(
            Timeline.failedCreation(
                List.of(FakeChange.add("News", "AWS::SNS::Topic")), "News", "No more topics."));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told)
        .contains("Created `shop-iam`", "error: `News` (AWS::SNS::Topic) failed: No more topics.")
        .contains("`shop` is not deployed: it comes after `shop-db`.");
    assertThat(trial.aws.changeSetNames()).isEmpty();
    assertThat(trial.aws.stackNames()).containsExactlyInAnyOrder("shop-iam", "shop-db");
  }

  @Test
  void executesASavedPlanWithAStackThatWaitsForAnother() {
    several();
    trial.aws.stack("shop-db").status("REVIEW_IN_PROGRESS").output("StreamArn", "arn:stream");
    String plan = folder.resolve("plan.json").toString();
    assertThat(trial.deploy("--plan-out", plan)).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.changeSetNames()).hasSize(2);
    assertThat(trial.deploy("--plan", plan, "--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.stack("shop").status()).isEqualTo("CREATE_COMPLETE");
    assertThat(trial.aws.changeSetNames()).isEmpty();
  }

  @Test
  void followsOutputsThatChange() {
    several();
    trial.aws.stack("shop-db").status("REVIEW_IN_PROGRESS").output("StreamArn", "arn:stream");
    trial.deployed();
    trial.file("db/cloudformation.template.yml", OTHER_DATABASE);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Updated `shop-db`").doesNotContain("Updated `shop`");

    trial.file("db/cloudformation.template.yml", OTHER_DATABASE.replace("New}", "Newer}"));
    trial
        .aws
        .stack("shop-db")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("UPDATE_IN_PROGRESS"))
                .then()
                .then(FakeEvent.stack("UPDATE_COMPLETE")));
    trial.aws.forgetCalls();
    trial
        .aws
        .on("ExecuteChangeSet")
        .does(() -> trial.aws.stack("shop-db").output("StreamArn", "arn:other"));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.calls("CreateChangeSet")).last().asString().contains("arn:other");
    assertThat(trial.told).containsSubsequence("Updated `shop-db`", "Updated `shop`");
  }

  @Test
  void comparesAStackThatWaitsForAnother() {
    several();
    assertThat(trial.diff("--exit-code")).isEqualTo(ExitCode.DIFFERENCES);
    assertThat(trial.data).contains("Stack shop-db is created", "Stack shop is created");
    assertThat(trial.aws.stackNames()).isEmpty();
    assertThat(trial.aws.changeSetNames()).isEmpty();
  }

  @Test
  void deploysANestedStackWithItsTemplateInTheBucket() {
    trial
        .file(
            "app/config.yml",
            Trial.QUEUE_CONFIG
                + "  nested_templates:\n    Inner: {cfFile: app/inner.template.yml, configFile:"
                + " app/inner.yml}\n")
        .file("app/inner.yml", "default: {}\n")
        .file("app/inner.template.yml", TOPIC)
        .template(TOPIC);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).containsSubsequence("+     Inner", "Created `shop`");
    assertThat(trial.aws.objects("shop-internal")).hasSize(1);
    assertThat(trial.aws.stack("shop").template()).contains("/shop-internal/");
  }

  @Test
  void doesTheStepsBesideTheStack() {
    withFiles();
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Also: ", "done  ");
    assertThat(trial.aws.objects("shop-internal")).isNotEmpty();
  }

  @Test
  void leavesTheStepsOutWhenAsked() {
    withFiles();
    assertThat(trial.deploy("--yes", "--skip-post-deploy")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).doesNotContain("Also: ", "done  ");
    assertThat(trial.aws.objects("shop-internal")).isEmpty();

    assertThat(trial.deploy("--post-deploy-only")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("done  ");
    assertThat(trial.aws.objects("shop-internal")).isNotEmpty();
    assertThat(trial.aws.calls("CreateChangeSet")).hasSize(1);
  }

  @Test
  void doesNoStepsBesideAStackThatIsNotThere() {
    withFiles();
    assertThat(trial.deploy("--post-deploy-only")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told)
        .contains("The steps after the deployment need the stack `shop`, which does not exist.");
  }

  @Test
  void distinguishesAFailedStepFromAFailedDeployment() {
    withFiles();
    trial.aws.on("PutObject").refuses(403, "AccessDenied", "Access Denied");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.STEP_FAILED);
    assertThat(trial.told).contains("Created `shop`", "error: The step `", "`--post-deploy-only`");
    assertThat(trial.deploy("--post-deploy-only")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void changesNoStackWhenAStepBeforeThemFails() {
    several();
    trial.template(
        """
        Resources:
          Keys: {Type: 'Custom::Cumulus', Properties: {ServiceToken: 'arn:aws:sns:us-east-1:123456789012:a'}}
        """);
    trial.aws.bucket("shop-internal");
    trial.aws.on("PutObject").refuses(403, "AccessDenied", "Access Denied");

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains("error: The step `key-pair` failed", "deploy again; no stack was changed.");
    assertThat(trial.aws.calls("ExecuteChangeSet")).isEmpty();
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void writesFilesThoughTheStackDoesNotChange() {
    withFiles();
    assertThat(trial.deploy("--yes", "--skip-post-deploy")).isEqualTo(ExitCode.DONE);
    assertThat(trial.deploy()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("`shop` is up to date, but not all files", "Also: write s3://");
    assertThat(trial.aws.objects("shop-internal")).isEmpty();

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.objects("shop-internal")).isNotEmpty();
    trial.aws.forgetCalls();
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).isEqualTo("Nothing to do: `shop` is up to date.\n");
    assertThat(trial.aws.operations())
        .containsExactly("DescribeStacks", "GetTemplate", "ListObjectsV2");
  }

  @Test
  void uploadsCodeOnlyWhenSomebodyAgrees() {
    trial
        .file(
            "app/config.yml",
            Trial.QUEUE_CONFIG
                + "  lambdas:\n    - {name: List, source: src, handler: index.handler, runtime:"
                + " nodejs24.x}\n")
        .file("src/index.js", "exports.handler = async () => 1;\n")
        .template(
            """
            Resources:
              List:
                Type: AWS::Lambda::Function
                Properties:
                  Handler: index.handler
                  Runtime: nodejs24.x
                  Role: arn:aws:iam::123456789012:role/x
                  Code: {S3Bucket: shop-internal, S3Key: '{{#each lambdas}}{{remote}}{{/each}}'}
            """);
    assertThat(trial.deploy()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.aws.objects("shop-internal")).isEmpty();
    assertThat(trial.aws.stackNames()).isEmpty();

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.objects("shop-internal")).hasSize(1);
    assertThat(trial.aws.operations().indexOf("PutObject"))
        .isBetween(0, trial.aws.operations().indexOf("ExecuteChangeSet"));
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

  private void withFiles() {
    trial
        .file(
            "app/config.yml",
            Trial.QUEUE_CONFIG
                + "  buckets: {internal: {name: shop-internal, type: internal}}\n"
                + "  stepFunctions: {}\n")
        .template(Trial.QUEUE);
  }
}
