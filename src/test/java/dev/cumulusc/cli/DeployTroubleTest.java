package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.Timeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments of one small stack that come to no good end. */
class DeployTroubleTest {
  private static final String TEMPLATE =
      """
      Resources:
        Logs:
          Type: AWS::Logs::LogGroup
          Properties: {LogGroupName: shop-logs}
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            ContainerDefinitions:
              - Name: work
                Image: work
                LogConfiguration:
                  LogDriver: awslogs
                  Options: {awslogs-group: {Ref: Logs}}
        Work:
          Type: AWS::ECS::Service
          Properties: {TaskDefinition: {Ref: Task}}
      """;

  @TempDir private Path folder = Path.of("");

  private final FakeAws aws = FakeAws.start();
  private String told = "";
  private String data = "";

  @AfterEach
  void stop() {
    aws.close();
  }

  private int deploy(String... more) throws IOException {
    Path app = Files.createDirectories(folder.resolve("app"));
    Files.writeString(app.resolve("config.yml"), "default: {stackName: shop}\n");
    Files.writeString(app.resolve("cloudformation.template.yml"), TEMPLATE);
    List<String> arguments = new ArrayList<>(List.of("deploy", folder.toString(), "--yes"));
    arguments.addAll(List.of("--region", "us-east-1"));
    arguments.addAll(List.of("--endpoint-url", aws.endpoint().toString()));
    arguments.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandRunner(new PrintWriter(out), new PrintWriter(err), Map.of())
            .run(arguments.toArray(String[]::new));
    told = err.toString();
    data = out.toString();
    return code;
  }

  @Test
  void saysThatSomebodyElseWasFaster() throws IOException {
    aws.stack("shop").template("Resources: {Logs: {Type: AWS::Logs::LogGroup}}");
    aws.on("ExecuteChangeSet")
        .refuses(400, "InvalidChangeSetStatus", "The change set's execution status is OBSOLETE");
    assertThat(deploy("--allow-replace", "Logs")).isEqualTo(ExitCode.REFUSED);
    assertThat(told)
        .contains(
            "error: Somebody else has started to change `shop` since it was planned, so nothing of"
                + " this was deployed: The change set's execution status is OBSOLETE. Deploy again.");
    assertThat(aws.changeSetNames()).isEmpty();
  }

  @Test
  void blamesNobodyElseForAnotherRefusal() throws IOException {
    aws.stack("shop").template("Resources: {Old: {Type: AWS::IAM::ManagedPolicy}}");
    aws.on("ExecuteChangeSet").refuses(404, "NoSuchBucket", "The specified bucket does not exist");
    assertThat(deploy()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told)
        .contains("`cloudformation:ExecuteChangeSet` was refused: The specified bucket does not")
        .doesNotContain("Somebody else");
  }

  @Test
  void informsProgramsThePlanInALine() throws IOException {
    aws.stack("shop")
        .template("Resources: {Old: {Type: AWS::IAM::ManagedPolicy}}")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("UPDATE_IN_PROGRESS"))
                .then(FakeEvent.stack("UPDATE_ROLLBACK_COMPLETE")));
    assertThat(deploy("--output", "json-lines")).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(data.lines()).allMatch(line -> line.startsWith("{\"kind\":\""));
    assertThat(data.lines().findFirst().orElseThrow())
        .startsWith("{\"kind\":\"plan\",\"plan\":{\"cumuluscPlan\":1,")
        .contains("\"logicalId\":\"Old\"");
    assertThat(told).contains("  -     Old");
  }

  @Test
  void reportsWhatEcsSaysOfAServiceThatDoesNotComeUp() throws IOException {
    String arn = "arn:aws:ecs:us-east-1:000000000000:service/shop-cluster/work";
    aws.stack("shop")
        .template("Resources: {Old: {Type: AWS::IAM::ManagedPolicy}}")
        .next(
            Timeline.start()
                .then(FakeEvent.stack("UPDATE_IN_PROGRESS"))
                .then(
                    FakeEvent.resource("Work", "AWS::ECS::Service", "CREATE_FAILED")
                        .of(arn)
                        .because("ECS Deployment Circuit Breaker was triggered"))
                .then(FakeEvent.stack("UPDATE_ROLLBACK_IN_PROGRESS"))
                .then(FakeEvent.stack("UPDATE_ROLLBACK_COMPLETE")));
    aws.on("DescribeServices")
        .answers(
            "{\"services\": [{\"events\": [{\"message\": \"(service work) was unable to place a"
                + " task.\"}]}]}");
    assertThat(deploy()).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(told)
        .contains(
            """
            ECS reports on the service `Work`, the newest first:
              (service work) was unable to place a task.
            What its containers wrote: `aws logs tail shop-logs --since 1h --region us-east-1\
            """);
    assertThat(aws.calls("DescribeServices").get(0).body()).contains("shop-cluster", "work");
    assertThat(told.indexOf("aws logs tail")).isLessThan(told.indexOf("error"));
  }
}
