package dev.cumulusc.deploy.watch.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.fixture.ScriptedStacks;
import dev.cumulusc.fixture.SteppedClock;
import dev.cumulusc.template.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootCauseTest {
  private final List<WatchedEvent> events = new ArrayList<>();

  @Test
  void findsTheFirstRealFailureInANestedStack() {
    stack("", "CREATE_IN_PROGRESS", "User Initiated");
    resource("Api", "Role", "AWS::IAM::Role", "CREATE_FAILED", "Role r already exists.");
    resource("Api", "Queue", "AWS::SQS::Queue", "CREATE_FAILED", "Resource creation cancelled");
    stack(
        "Api",
        "ROLLBACK_IN_PROGRESS",
        "The following resource(s) failed to create: [Queue, Role]. Rollback requested by user.");
    resource(
        "",
        "Api",
        ResourceTypes.STACK,
        "CREATE_FAILED",
        "Embedded stack arn:aws:x was not successfully created: The following resource(s) failed to"
            + " create: [Queue, Role]. ");
    stack("", "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Api].");
    stack("", "ROLLBACK_COMPLETE", null);
    RootCause cause = RootCause.of(events);
    assertThat(cause.first().orElseThrow().seen().path()).isEqualTo("Api/Role");
    assertThat(cause.others()).isEmpty();
    assertThat(cause.ofRollback()).isEmpty();
  }

  @Test
  void reportsOtherReasonsButRepeatsNone() {
    resource("", "A", "AWS::SQS::Queue", "UPDATE_FAILED", "Limit exceeded.");
    resource("", "B", "AWS::SQS::Queue", "UPDATE_FAILED", "Limit exceeded.");
    resource("", "C", "AWS::SQS::Queue", "UPDATE_FAILED", "Invalid value.");
    RootCause cause = RootCause.of(events);
    assertThat(cause.first().orElseThrow().seen().path()).isEqualTo("A");
    assertThat(cause.others()).extracting(each -> each.seen().path()).containsExactly("C");
  }

  @Test
  void keepsTheFailureOfTheRollbackApart() {
    resource("", "A", "AWS::SQS::Queue", "UPDATE_FAILED", "First.");
    stack("", "UPDATE_ROLLBACK_IN_PROGRESS", "The following resource(s) failed to update: [A].");
    resource(
        "", "B", "AWS::Lambda::Function", "UPDATE_FAILED", "The specified key does not exist.");
    stack("", "UPDATE_ROLLBACK_FAILED", "The following resource(s) failed to update: [B].");
    RootCause cause = RootCause.of(events);
    assertThat(cause.first().orElseThrow().reason()).isEqualTo("First.");
    assertThat(cause.ofRollback().orElseThrow().seen().path()).isEqualTo("B");
  }

  @Test
  void takesTheStacksOwnReasonWhenNoResourceFailed() {
    stack("", "UPDATE_IN_PROGRESS", "User Initiated");
    stack(
        "",
        "UPDATE_ROLLBACK_IN_PROGRESS",
        "Export shop-Queue cannot be updated as it is in use by orders");
    Failure first = RootCause.of(events).first().orElseThrow();
    assertThat(first.reason()).startsWith("Export shop-Queue");
    assertThat(first.advice()).first().asString().contains("--export-name shop-Queue");
  }

  @Test
  void keepsWhatIsKnownOfANestedStackThatCanNotBeSeen() {
    resource(
        "",
        "Api",
        ResourceTypes.STACK,
        "CREATE_FAILED",
        "Embedded stack x was not successfully created: No.");
    assertThat(RootCause.of(events).first().orElseThrow().seen().path()).isEqualTo("Api");
  }

  @Test
  void cleansReasons() {
    FailureText text =
        FailureText.of(
            "Resource handler returned message: \"Role with name r already exists. (Service: Iam,"
                + " Status Code: 409, Request ID: 1a-2b) (SDK Attempt Count: 1)\" (RequestToken:"
                + " 9f-8e, HandlerErrorCode: AlreadyExists)");
    assertThat(text.text()).isEqualTo("Role with name r already exists.");
    assertThat(text.code()).contains("AlreadyExists");
    FailureText older =
        FailureText.of(
            "Function not found (Service: AWSLambda; Status Code: 404; Error Code:"
                + " ResourceNotFoundException; Request ID: 1; Proxy: null)");
    assertThat(older.text()).isEqualTo("Function not found");
    assertThat(older.code()).contains("ResourceNotFoundException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS::ECS::Service|Resource timed out waiting for it to stabilize|describe-services",
        "AWS::IAM::Role|User: arn:x is not authorized to perform: iam:CreateRole on resource|iam:CreateRole",
        "AWS::SQS::Queue|q already exists in stack arn:aws:y|arn:aws:y",
        "AWS::SQS::Queue|A queue of this name already exists|import it",
        "AWS::Lambda::Function|Error occurred while GetObject. S3 Error Code: NoSuchKey.|uploads what is missing",
        "AWS::Lambda::Function|The role defined for the function cannot be assumed by Lambda.|trust policy",
        "AWS::Lambda::Function|Unzipped size must be smaller than 262144000 bytes|docker: true",
        "AWS::StepFunctions::StateMachine|Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED|cumulusc validate",
        "AWS::S3::Bucket|The bucket you tried to delete is not empty|--retain Thing",
        "AWS::CloudFormation::WaitCondition|WaitCondition timed out. Received 0 conditions when expecting 1|Nobody signalled",
        "Custom::Thing|CloudFormation did not receive a response from your Custom Resource.|did not answer",
        "AWS::EC2::Instance|You have exceeded the maximum number of instances|Service Quotas",
        "AWS::EC2::Instance|The subnet ID 'subnet-1' does not exist|`vpc`",
        "AWS::SQS::Queue|Rate exceeded|deploy again",
        "AWS::SQS::Queue|Action denied by stack policy: Statement [#1]|get-stack-policy",
        "AWS::SQS::Queue|The following hook(s) failed: [My::Hook]|hook",
        "AWS::SQS::Queue|Properties validation failed for resource Thing with message: extraneous key|cumulusc validate"
      })
  void knowsWhatToDo(String type, String reason, String advice) {
    resource("", "Thing", type, "CREATE_FAILED", reason);
    assertThat(Failure.of(events.get(0)).advice()).anyMatch(line -> line.contains(advice));
  }

  private void stack(String path, String status, @Nullable String reason) {
    add(path, path.isEmpty() ? "app" : path, ResourceTypes.STACK, status, reason, true);
  }

  private void resource(String path, String id, String type, String status, String reason) {
    add(path, id, type, status, reason, false);
  }

  private void add(
      String path, String id, String type, String status, @Nullable String reason, boolean whole) {
    String stackId = ScriptedStacks.id(path.isEmpty() ? "app" : path);
    events.add(
        new WatchedEvent(
            new StackEvent(
                "event-" + events.size(),
                stackId,
                path.isEmpty() ? "app" : path,
                new StackEvent.Subject(id, Optional.of(whole ? stackId : "cluster/" + id), type),
                new Status(status),
                Optional.ofNullable(reason),
                SteppedClock.START.plusSeconds(events.size()),
                Optional.empty(),
                Optional.empty()),
            path,
            Optional.empty()));
  }
}
