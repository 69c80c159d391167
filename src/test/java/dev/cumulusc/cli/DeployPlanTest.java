package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.Timeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are saved and executed later, and what must not be in them or left by them. */
class DeployPlanTest {
  @TempDir private Path folder;
  private Trial trial;
  private String plan = "";

  @BeforeEach
  void start() {
    trial = new Trial(folder);
    plan = folder.resolve("plan.json").toString();
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void executesThePlanOfANewStackOnce() {
    trial.queue();
    assertThat(trial.deploy("--plan-out", plan)).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.stack("shop").status()).isEqualTo("REVIEW_IN_PROGRESS");
    assertThat(trial.aws.changeSetNames()).hasSize(1);

    trial.aws.forgetCalls();
    assertThat(trial.deploy("--plan", plan, "--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Stack shop is created", "Created `shop` in ");
    assertThat(trial.aws.operations()).doesNotContain("CreateChangeSet", "DeleteChangeSet");

    assertThat(trial.deploy("--plan", plan, "--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("Make a new plan.");
  }

  @Test
  void refusesAPlanWhoseStackHasMoved() {
    trial.queue().deployed();
    trial.template(Trial.QUEUE.replace("30", "60"));
    trial.deploy("--plan-out", plan);
    trial.template(Trial.QUEUE.replace("30", "90")).deployed();
    trial.template(Trial.QUEUE.replace("30", "60"));

    assertThat(trial.deploy("--plan", plan, "--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("The stack `shop` was changed at ", "Make a new plan.");
    assertThat(trial.aws.operations()).doesNotContain("ExecuteChangeSet");
    assertThat(trial.aws.stack("shop").template()).contains("90");
  }

  @Test
  void refusesAPlanOfAnotherRegion() {
    trial.queue();
    trial.deploy("--plan-out", plan);
    assertThat(trial.deploy("--plan", plan, "--yes", "--region", "us-west-2"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("The plan was made for `us-east-1`, but this is `us-west-2`.");
    assertThat(trial.aws.operations()).doesNotContain("ExecuteChangeSet");
  }

  @Test
  void aFaultIsReportedUnderThePlansOwnPath() {
    StringWriter err = new StringWriter();
    int code =
        new CommandRunner(new PrintWriter(err), new PrintWriter(err), Map.of())
            .run("deploy", "examples/lambda-task", "--region", "us-east-1", "--plan", "pom.xml");
    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).startsWith("pom.xml:");
  }

  @Test
  void thereIsNothingToDoWhereAnEmulatorRefusesAChangeSetOfNothing() {
    trial.queue().deployed();
    trial.template(Trial.QUEUE.replace("30", "60"));
    trial
        .aws
        .on("CreateChangeSet")
        .refuses(400, "ValidationError", "No updates are to be performed.");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Nothing to do: `shop` is up to date.");
  }

  @Test
  void aHiddenParameterGetsItsNewValueThoughNoChangeIsSeen() {
    String template =
        "Parameters:\n  Hidden: {Type: String, NoEcho: true, Default: first}\n" + Trial.QUEUE;
    trial.file("app/config.yml", Trial.QUEUE_CONFIG).template(template).deployed();
    assertThat(trial.deploy("--yes", "-P", "Hidden=second")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains("Stack shop is updated", "Parameters.Hidden: perhaps changes", "Updated `shop`");
    assertThat(trial.aws.operations()).contains("ExecuteChangeSet");
    assertThat(trial.deploy("--yes", "-P", "Hidden=second")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Nothing to do: `shop` is up to date.");
  }

  @Test
  void aParameterThatIsShownHasItsOldAndItsNewValue() {
    String template =
        "Parameters:\n  Plain: {Type: String, Default: first}\n"
            + "  ApiToken: {Type: String, Default: one}\n"
            + Trial.QUEUE;
    trial.file("app/config.yml", Trial.QUEUE_CONFIG).template(template).deployed();
    trial.deploy("--yes", "-P", "Plain=one-more", "-P", "ApiToken=zero-one");
    assertThat(trial.deploy("--yes", "-P", "Plain=second", "-P", "ApiToken=zero-two"))
        .isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains("Parameters.Plain: one-more -> second", "Parameters.ApiToken: **** -> ****")
        .doesNotContain("zero-");
  }

  /** As standard output is one, where a shell redirects it into a file. */
  @Test
  void savesAPlanBehindALink() throws IOException {
    trial.queue();
    Path file = Files.writeString(folder.resolve("real.json"), "");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    assertThat(trial.deploy("--plan-out", link.toString())).isEqualTo(ExitCode.DONE);
    assertThat(link).isSymbolicLink();
    assertThat(file).content().contains("\"stacks\"");
  }

  @Test
  void saysWhichOptionsHaveNoEffectOnAPlan() {
    trial.queue();
    trial.deploy("--plan-out", plan);
    assertThat(trial.deploy("--plan", plan, "--yes", "--tag", "a=b", "-P", "Plain=x"))
        .isEqualTo(ExitCode.DONE);
    assertThat(trial.told)
        .contains("`--parameter` and `--tag` have no effect with `--plan`: what was given when");
  }

  @Test
  void refusesAPlanThatSomebodyEdited() {
    trial.queue();
    trial.deploy("--plan-out", plan);
    trial.file("plan.json", trial.read("plan.json").replace("CREATE", "UPDATE"));
    assertThat(trial.deploy("--plan", plan, "--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("plan.json:");
    assertThat(trial.aws.operations()).doesNotContain("ExecuteChangeSet");
  }

  @Test
  void asksBeforeItExecutesAPlanAndKeepsItsChangeSet() {
    trial.queue();
    trial.deploy("--plan-out", plan);
    assertThat(trial.deploy("--plan", plan)).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("`--yes` agrees beforehand.\n");
    assertThat(trial.aws.changeSetNames()).hasSize(1);
    assertThat(trial.typing("y\n").deploy("--plan", plan)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void savesAnEmptyPlanWhereThereIsNothingToDo() {
    trial.queue().deployed();
    trial.file("plan.json", "an older plan");
    assertThat(trial.deploy("--plan-out", plan)).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Nothing to do: `shop` is up to date.", "Saved the plan");
    assertThat(trial.aws.operations()).containsExactly("DescribeStacks", "GetTemplate");

    assertThat(trial.deploy("--plan", plan, "--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("The plan has nothing to do.");
    trial.aws.stack("shop").status("UPDATE_COMPLETE");
    assertThat(trial.deploy("--plan", plan, "--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("Make a new plan.");
    assertThat(trial.aws.operations()).doesNotContain("CreateChangeSet", "ExecuteChangeSet");
  }

  @Test
  void reportsHowToExecuteThePlanWithAllOptionsThatSayWhere() {
    trial.queue();
    trial.deploy("--plan-out", plan, "--tag", "a=b");
    assertThat(trial.told)
        .contains(
            "Saved the plan; `cumulusc deploy "
                + folder
                + " --region us-east-1 --endpoint-url "
                + trial.aws.endpoint()
                + " --plan "
                + plan
                + " --tag a=b` executes exactly it.");
  }

  @Test
  void leavesNothingOfAPlanThatCantBeWritten() throws IOException {
    trial.queue();
    Files.createDirectories(folder.resolve("plan.json/full"));
    assertThat(trial.deploy("--plan-out", plan)).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains("error: The plan can't be written, so nothing is left of it: `");
    assertThat(trial.aws.changeSetNames()).isEmpty();
    assertThat(trial.aws.stackNames()).isEmpty();
  }

  @Test
  void writesAPlanToStandardOutputAlone() {
    trial.queue();
    assertThat(trial.deploy("--plan-out", "-")).isEqualTo(ExitCode.DONE);
    assertThat(trial.data).startsWith("{\n  \"cumuluscPlan\": 1,\n").endsWith("}\n");
  }

  @Test
  void reportsWhereAPlanCantBeWritten() {
    trial.queue();
    assertThat(trial.deploy("--plan-out", folder.resolve("no/plan.json").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains("error: The plan can't be written to `", "`: there is no folder `");
    assertThat(trial.aws.calls()).isEmpty();
  }

  @Test
  void showsOldAndNewValuesButNoSecret() {
    trial.shop().deployed();
    trial.template(
        Trial.SHOP
            .replace("VisibilityTimeout: 30", "VisibilityTimeout: 60")
            .replace("example.org", "example.com"));
    trial
        .aws
        .stack("shop")
        .nextChanges(
            FakeChange.modify("Jobs", "AWS::SQS::Queue")
                .property("VisibilityTimeout", "30", "60", "Never"),
            FakeChange.modify("Worker", "AWS::SSM::Parameter")
                .property(
                    "Value",
                    "https://worker:" + Trial.SECRET + "@example.org",
                    "https://worker:" + Trial.SECRET + "@example.com",
                    "Never"));
    assertThat(trial.deploy("--plan-out", plan)).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("VisibilityTimeout: 30 -> 60", "Value: ****");
    assertThat(trial.told + trial.data + trial.read("plan.json")).doesNotContain(Trial.SECRET);
    assertThat(trial.aws.calls("CreateChangeSet")).last().asString().contains(Trial.SECRET);
  }

  @Test
  void hidesSecretsThatServicesQuote() {
    trial.shop();
    trial
        .aws
        .stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .nextChangeSetFails("The value " + Trial.SECRET + " is bad.");
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).endsWith("for `shop`: The value **** is bad.\n");

    trial.aws.on("CreateChangeSet").refuses(400, "ValidationError", "Bad: " + Trial.SECRET);
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("Bad: ****");

    trial
        .aws
        .stack("shop")
        .status("REVIEW_IN_PROGRESS")
        .next(
            Timeline.failedCreation(
                List.of(FakeChange.add("Worker", "AWS::SSM::Parameter")),
                "Worker",
                "Value '" + Trial.SECRET + "' failed to satisfy constraint"));
    assertThat(trial.deploy("--yes", "--output", "json-lines")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(trial.told + trial.data)
        .contains("Value '****' failed to satisfy")
        .doesNotContain(Trial.SECRET);
  }

  @Test
  void removesNoTableThatIsNotNamed() {
    trial.shop().deployed();
    trial.template(
        Trial.SHOP
            .replaceFirst("(?s)  Orders:.*?  Jobs:", "  Jobs:")
            .replaceFirst("(?s)Outputs:.*", ""));
    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told)
        .contains("`Orders` of the stack `shop` is removed", "lost: all items in it")
        .contains("`--allow-replace Orders`");
    assertThat(trial.aws.changeSetNames()).isEmpty();

    assertThat(trial.deploy("--yes", "--allow-replace", "Jobs")).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("warning: `--allow-replace Jobs` names no resource");
    assertThat(trial.deploy("--yes", "--allow-replace", "Orders")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void uploadsALargeTemplateButLeavesItsStackAlone() {
    String large =
        IntStream.rangeClosed(1, 60)
            .mapToObj(
                i ->
                    "  Topic"
                        + i
                        + ": {Type: 'AWS::SNS::Topic', Metadata: {Why: '"
                        + "x".repeat(1000)
                        + "'}}\n")
            .collect(Collectors.joining("", "Resources:\n", ""));
    trial.queue().template(large);
    assertThat(trial.deploy()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.aws.calls("CreateChangeSet").get(0).parameter("TemplateURL"))
        .startsWith("https://s3.us-east-1.amazonaws.com/shop-internal/");
    assertThat(trial.aws.stackNames()).isEmpty();

    assertThat(trial.deploy("--yes")).isEqualTo(ExitCode.DONE);
    assertThat(trial.aws.calls("PutObject")).hasSize(1);
  }
}
