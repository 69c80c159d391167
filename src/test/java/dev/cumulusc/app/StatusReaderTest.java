package dev.cumulusc.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.service.PendingChangeSet;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.fixture.service.FakeClock;
import dev.cumulusc.fixture.service.FakeServices;
import dev.cumulusc.fixture.service.FakeStacks;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.StatusJson;
import dev.cumulusc.report.deploy.StatusText;
import dev.cumulusc.template.ResourceTypes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReaderTest {
  private static final Instant STARTED = Instant.parse("2026-01-01T03:00:00Z");

  private final FakeServices services = new FakeServices();
  private final FakeStacks stacks = new FakeStacks();

  private List<StackReport> read(boolean detectDrift) throws InterruptedException {
    return new StatusReader(stacks.service(), services, new FakeClock()).read("app", detectDrift);
  }

  private String text(boolean detectDrift) throws InterruptedException {
    return new StatusText(Theme.PLAIN, Instant.parse("2026-01-01T03:30:00Z"))
        .print(read(detectDrift));
  }

  @Test
  void saysThatAStackIsNotThere() throws InterruptedException {
    assertThat(text(false)).isEqualTo("app  is not there\n");
    assertThat(StatusJson.print(read(false))).contains("\"status\": null");
  }

  @Test
  void reportsWhatIsRunningAndWhatWasLeftBehind() throws InterruptedException {
    stacks
        .with(
            FakeStacks.stack(
                "app", Map.of("Api", "https://api/", "EncryptedCmrPassword", "do-not-tell")))
        .with("app", "IngestStateMachine", "machine", ResourceTypes.STATE_MACHINE)
        .with("app", "ExpressStateMachine", "express", ResourceTypes.STATE_MACHINE)
        .with("app", "ApiNestedStack", "nested", "AWS::CloudFormation::Stack")
        .with(FakeStacks.stack("nested", Map.of()));
    services.workflows.deployed("express", "{}").express.add("express");
    services.workflows.run(
        "machine",
        "e1",
        STARTED,
        STARTED,
        "arn:aws:lambda:us-east-1:123456789012:function:my-app-Copy:Copy-b2");
    stacks.with(
        "app",
        new PendingChangeSet(
            "mine", new Status("CREATE_COMPLETE"), Optional.empty(), Optional.empty()));

    assertThat(text(false))
        .isEqualTo(
            """
            app  UPDATE_COMPLETE, 2026-01-01T01:00:00Z (2 hours ago)
              drift was never looked for (--detect-drift)
              IngestStateMachine: 1 running, calling my-app-Copy:Copy-b2
              ExpressStateMachine: an Express state machine, whose executions are not listed
              change set left behind: mine CREATE_COMPLETE
              outputs
                Api = https://api/
                EncryptedCmrPassword = ****

            nested  UPDATE_COMPLETE, 2026-01-01T01:00:00Z (2 hours ago)
              drift was never looked for (--detect-drift)
            """);
    assertThat(StatusJson.print(read(false)))
        .contains("\"my-app-Copy:Copy-b2\"")
        .doesNotContain("do-not-tell");
  }

  @Test
  void reportsWhatIsKeptAndForWhom() throws InterruptedException {
    String arn = "arn:aws:cloudformation:us-east-1:123456789012:stack/app/1";
    stacks
        .with(FakeStacks.stack("app", arn))
        .with(arn, "IngestStateMachine", "machine", ResourceTypes.STATE_MACHINE)
        .with(arn, "News", "arn:aws:sns:us-east-1:123456789012:news", "AWS::SNS::Topic")
        .with(arn, "Other", "arn:aws:sns:us-east-1:123456789012:other", "AWS::SNS::Topic")
        .template(
            arn,
            """
            Metadata: {CumuluscKept: [News, Other]}
            Resources:
              News: {Type: AWS::SNS::Topic}
              Other: {Type: AWS::SNS::Topic}
              IngestStateMachine: {Type: AWS::StepFunctions::StateMachine}
            """);
    services.workflows.run(
        "machine",
        "execution:e1",
        STARTED,
        STARTED,
        "{\"TopicArn\": \"arn:aws:sns:us-east-1:123456789012:news\"}");
    services.workflows.deployed("machine", "{}");

    assertThat(text(false))
        .contains(
            """
              News: kept for 1 running execution of `IngestStateMachine` (e1)
              Other: no longer kept for any execution; the next deployment takes it away
            """);
    assertThat(StatusJson.print(read(false))).contains("\"why\": \"RUNNING\"", "\"e1\"");
  }

  @Test
  void looksForDriftWhenAsked() throws InterruptedException {
    stacks
        .with(FakeStacks.stack("app", Map.of()))
        .with(
            "app",
            new ResourceDrift(
                "Queue",
                "q",
                "AWS::SQS::Queue",
                "MODIFIED",
                List.of(
                    new ResourceDrift.Difference("/VisibilityTimeout", "20", "30", "NOT_EQUAL"))));

    assertThat(text(true))
        .contains(
            """
                Queue is MODIFIED
                  /VisibilityTimeout: expected 20, found 30
            """);
    assertThat(text(false)).doesNotContain("Queue");
  }
}
