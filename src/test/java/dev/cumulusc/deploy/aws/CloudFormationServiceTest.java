package dev.cumulusc.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.service.ChangeSetRequest;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Deletion;
import dev.cumulusc.deploy.service.Execution;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.ResourceChange;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.FakeStack;
import dev.cumulusc.fixture.aws.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calls over the wire: what is sent, and how answers are read. */
class CloudFormationServiceTest {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String TEMPLATE =
      """
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 30
      """;

  private final FakeAws aws = FakeAws.start();
  private final AwsServices services = aws.services();
  private final CloudFormation cloudFormation = services.cloudFormation();

  @AfterEach
  void stop() {
    services.close();
    aws.close();
  }

  @Test
  void aStackGoesThroughItsWholeLife() {
    assertThat(cloudFormation.stack("app")).isEmpty();

    String created = cloudFormation.createChangeSet(request("first", true, TEMPLATE));
    assertThat(status("app")).isEqualTo("REVIEW_IN_PROGRESS");
    ChangeSet first = cloudFormation.changeSet(created, true);
    assertThat(first.changes())
        .extracting(ResourceChange::action)
        .containsExactly(ResourceChange.Action.ADD);
    cloudFormation.execute(new Execution(created, "token-1", Optional.empty()));
    assertThat(status("app")).isEqualTo("CREATE_IN_PROGRESS");
    assertThat(follow("app"))
        .containsExactly(
            "app REVIEW_IN_PROGRESS",
            "app CREATE_IN_PROGRESS",
            "Queue CREATE_IN_PROGRESS",
            "Queue CREATE_IN_PROGRESS",
            "Queue CREATE_COMPLETE",
            "app CREATE_COMPLETE");
    assertThat(cloudFormation.template("app")).isEqualTo(TEMPLATE);

    String updated =
        cloudFormation.createChangeSet(request("second", false, TEMPLATE.replace("30", "40")));
    ResourceChange change = cloudFormation.changeSet(updated, true).changes().get(0);
    assertThat(change.physicalId()).contains("the-Queue");
    assertThat(change.replacement()).contains(ResourceChange.Replacement.FALSE);
    assertThat(change.details().get(0).before()).contains("30");
    assertThat(change.details().get(0).after()).contains("40");
    cloudFormation.execute(new Execution(updated, "token-2", Optional.empty()));
    follow("app");
    assertThat(status("app")).isEqualTo("UPDATE_COMPLETE");

    String id = cloudFormation.stack("app").orElseThrow().id();
    cloudFormation.delete(new Deletion(id, "token-3", List.of(), false, Optional.empty()));
    follow(id);
    assertThat(cloudFormation.stack("app")).isEmpty();
    assertThat(status(id)).isEqualTo("DELETE_COMPLETE");
    assertThat(aws.stackNames()).isEmpty();
  }

  @Test
  void aChangeSetWithoutChangesIsEmptyAndCanBeDeleted() {
    aws.stack("app").template(TEMPLATE).parameter("Secret", "****").tag("team", "one");
    String id = cloudFormation.createChangeSet(request("same", false, TEMPLATE));
    ChangeSet changeSet = cloudFormation.changeSet(id, false);
    assertThat(changeSet.isFailed()).isTrue();
    assertThat(changeSet.failedForNothing()).isTrue();
    assertThat(aws.changeSetNames()).containsExactly("same");
    assertThatThrownBy(() -> cloudFormation.execute(new Execution(id, "token", Optional.empty())))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("cannot be executed");
    cloudFormation.deleteChangeSet(id);
    assertThat(aws.changeSetNames()).isEmpty();
  }

  @Test
  void everyPageIsRead() {
    FakeStack stack = aws.stack("app").resources(250, QUEUE);
    Timeline many = Timeline.start();
    FakeEvent[] events = new FakeEvent[230];
    for (int i = 0; i < events.length; i++) {
      events[i] = FakeEvent.resource("R" + (i + 1), QUEUE, "UPDATE_IN_PROGRESS");
    }
    FakeChange[] changes = new FakeChange[150];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = FakeChange.add("New" + i, QUEUE);
    }
    stack.nextChanges(changes);
    aws.begin("app", many.then(events));
    assertThat(cloudFormation.resources("app")).hasSize(250);
    List<StackEvent> all = cloudFormation.events("app", Optional.empty());
    assertThat(all).hasSize(230);
    assertThat(all.get(0).logicalId()).isEqualTo("R230");
    aws.stack("app").status("UPDATE_COMPLETE");
    String id = cloudFormation.createChangeSet(request("many", false, TEMPLATE));
    assertThat(cloudFormation.changeSet(id, true).changes()).hasSize(150);

    aws.forgetCalls();
    assertThat(cloudFormation.events("app", Optional.of(all.get(5).id()))).hasSize(5);
    assertThat(aws.operations()).containsExactly("DescribeStackEvents");
  }

  @Test
  void everyPageOfFindingsAndOfDriftIsRead() {
    FakeStack stack = aws.stack("app");
    String[] findings = new String[230];
    for (int i = 0; i < findings.length; i++) {
      findings[i] = "Q" + i + "|" + QUEUE + "|/Properties/Size|Unknown property";
      stack.resource("Q" + i, QUEUE, "q" + i).drifted("Q" + i, "/VisibilityTimeout", "1", "2");
    }
    stack.nextFindings(findings);
    String id = cloudFormation.createChangeSet(request("checked", false, TEMPLATE));
    assertThat(cloudFormation.validationFindings(id)).hasSize(230);
    cloudFormation.detectDrift("app");
    assertThat(cloudFormation.drifts("app")).hasSize(230);
  }

  @Test
  void textsWithTheSignsOfXmlSurviveBothWays() {
    String odd = "a < b && c > \"d\" 'e' ]]> é 漢 +%";
    aws.stack("app")
        .status("UPDATE_ROLLBACK_COMPLETE", odd)
        .template("Description: '" + odd.replace("'", "") + "'\nResources: {}\n")
        .output("Odd", odd);
    Stack stack = cloudFormation.stack("app").orElseThrow();
    assertThat(stack.state().reason()).contains(odd);
    assertThat(stack.outputs()).containsEntry("Odd", odd);
    assertThat(cloudFormation.template("app")).contains("a < b && c > \"d\" e ]]> é 漢 +%");

    cloudFormation.createChangeSet(
        new ChangeSetRequest(
            "app",
            "odd",
            false,
            new TemplateLocation.Body(TEMPLATE),
            List.of(new ParameterValue("Odd", Optional.of(odd), false)),
            Map.of("odd", odd),
            List.of("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"),
            ChangeSetOptions.NONE
                .withRoleArn(Optional.of("arn:aws:iam::123456789012:role/deployer"))
                .withOnStackFailure(Optional.of("DO_NOTHING"))));
    var sent = aws.calls("CreateChangeSet").get(0);
    assertThat(sent.pairs("Parameters", "ParameterKey", "ParameterValue"))
        .containsEntry("Odd", odd);
    assertThat(sent.pairs("Tags", "Key", "Value")).containsEntry("odd", odd);
    assertThat(sent.texts("Capabilities")).hasSize(2);
    assertThat(sent.parameter("OnStackFailure")).isEqualTo("DO_NOTHING");
    assertThat(sent.parameter("IncludeNestedStacks")).isEqualTo("true");
  }

  @Test
  void aTemplateCanComeFromABucket() {
    aws.bucket("code")
        .objects("code")
        .put("templates/app.yml", TEMPLATE.getBytes(StandardCharsets.UTF_8));
    aws.stack("app");
    String address = aws.endpoint() + "/code/templates/app.yml";
    String id =
        cloudFormation.createChangeSet(
            new ChangeSetRequest(
                "app",
                "url",
                false,
                new TemplateLocation.Url(address),
                List.of(),
                Map.of(),
                List.of(),
                ChangeSetOptions.NONE));
    assertThat(cloudFormation.changeSet(id, false).changes()).hasSize(1);
  }

  @Test
  void whatTheChecksBeforeAChangeSetFindIsTold() {
    aws.stack("app").nextFindings("Queue|AWS::SQS::Queue|/Properties/Size|Unknown property < 1");
    String id = cloudFormation.createChangeSet(request("checked", false, TEMPLATE));
    assertThat(cloudFormation.changeSet(id, false).isFailed()).isTrue();
    assertThat(cloudFormation.validationFindings(id))
        .containsExactly(
            new ValidationFinding(
                "app",
                "Queue",
                QUEUE,
                Optional.of("/Properties/Size"),
                "Unknown property < 1",
                true));
  }

  @Test
  void aFailedUpdateIsUndoneAndCanBeStuck() {
    List<FakeChange> changes = List.of(FakeChange.modify("Queue", QUEUE));
    aws.stack("app")
        .template(TEMPLATE)
        .next(Timeline.failedRollback(changes, "Queue", "Too long.", "Access denied."))
        .next(Timeline.rollback());
    String id = cloudFormation.createChangeSet(request("bad", false, TEMPLATE.replace('3', '4')));
    cloudFormation.execute(new Execution(id, "token", Optional.of(false)));
    follow("app");
    assertThat(status("app")).isEqualTo("UPDATE_ROLLBACK_FAILED");
    cloudFormation.continueRollback("app", List.of("Queue"), Optional.empty(), "again");
    follow("app");
    assertThat(status("app")).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(aws.calls("ContinueUpdateRollback").get(0).texts("ResourcesToSkip"))
        .containsExactly("Queue");
  }

  @Test
  void anUpdateCanBeGivenUp() {
    aws.stack("app").template(TEMPLATE);
    String id = cloudFormation.createChangeSet(request("new", false, TEMPLATE.replace('3', '4')));
    cloudFormation.execute(new Execution(id, "token", Optional.empty()));
    cloudFormation.cancelUpdate("app", "cancelled");
    follow("app");
    assertThat(status("app")).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(aws.stack("app").template()).isEqualTo(TEMPLATE);
  }

  @Test
  void aNestedStackFailsInTheStoryOfItsParent() {
    FakeStack app = aws.stack("app");
    aws.stack("app-Workflows").nestedIn(app);
    aws.begin(
        "app",
        Timeline.start()
            .then(FakeEvent.stack("UPDATE_IN_PROGRESS"))
            .then(FakeEvent.resource("Queue", QUEUE, "CREATE_FAILED").in("app-Workflows")));
    follow("app");
    assertThat(cloudFormation.events("app-Workflows", Optional.empty()))
        .extracting(StackEvent::logicalId)
        .containsExactly("Queue");
  }

  @Test
  void driftIsFound() {
    aws.stack("app").resource("Queue", QUEUE, "q").drifted("Queue", "/VisibilityTimeout", "1", "2");
    String detection = cloudFormation.detectDrift("app");
    assertThat(cloudFormation.driftDetectionStatus(detection)).isEqualTo("DETECTION_COMPLETE");
    assertThat(cloudFormation.drifts("app"))
        .containsExactly(
            new ResourceDrift(
                "Queue",
                "q",
                QUEUE,
                "MODIFIED",
                List.of(
                    new ResourceDrift.Difference("/VisibilityTimeout", "1", "2", "NOT_EQUAL"))));
  }

  private static ChangeSetRequest request(String name, boolean create, String template) {
    return new ChangeSetRequest(
        "app",
        name,
        create,
        new TemplateLocation.Body(template),
        create ? List.of() : List.of(new ParameterValue("Secret", Optional.empty(), true)),
        Map.of("team", "one"),
        List.of(),
        ChangeSetOptions.NONE);
  }

  private String status(String stack) {
    return cloudFormation.stack(stack).orElseThrow().status().name();
  }

  /** Asks for events until nothing is under way, and returns all in their order. */
  private List<String> follow(String stack) {
    for (int polls = 0; polls < 20; polls++) {
      cloudFormation.events(stack, Optional.empty());
    }
    return cloudFormation.events(stack, Optional.empty()).stream()
        .sorted((a, b) -> a.time().compareTo(b.time()))
        .map(event -> event.logicalId() + " " + event.status())
        .toList();
  }
}
