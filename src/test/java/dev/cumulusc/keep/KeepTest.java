package dev.cumulusc.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepTest {
  private static final String MACHINE = "GranulesDiscoverStateMachine";
  private static final String ROLE = MACHINE + "Role";
  private static final String INVOKE = "lambda:InvokeFunction";

  private static final String APPLICATION =
      """
      prefix: granules
      prefixNoDash: Granules
      vpc: { vpcId: vpc-1, subnets: [subnet-1], securityGroup: sg-1 }
      lambdas:
        Queue: { handler: index.handler, source: src/queue }
        Report: { handler: index.handler, source: src/report }
      """;

  private static final String WORKFLOW =
      """
      stepFunctions:
        Discover:
          StartAt: Queue
          States:
            Queue: { Type: Task, Resource: '${QueueLambdaFunction.Arn}', TimeoutSeconds: 60, Next: Report }
            Report: { Type: Task, Resource: '${ReportLambdaFunction.Arn}', End: true }
      """;

  private static final String CLUSTER =
      """
      ecs: { instanceType: t3.large, services: { Queue: { docker: true, memory: 2000, count: 1 } } }
      """;

  private static final Template LAMBDA = SimulatedStack.compile(APPLICATION + WORKFLOW);
  private static final Template DOCKER = SimulatedStack.compile(APPLICATION + CLUSTER + WORKFLOW);

  @Test
  void anExecutionKeepsItsPermissionWhenItsTaskMovesToDocker() {
    SimulatedStack before = SimulatedStack.of(LAMBDA);
    DefinitionInUse execution = before.running(MACHINE, "one");

    KeptTemplate kept = before.update(DOCKER, execution);

    assertAllowed(before, execution, kept.template(), List.of(call(before, "QueueLambdaFunction")));
    assertThat(kept.kept())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.logicalId()).isEqualTo(ROLE);
              assertThat(one.neededBy()).containsExactly(execution);
              assertThat(one.what())
                  .isInstanceOfSatisfying(
                      Kept.Statement.class,
                      statement -> {
                        assertThat(statement.actions()).containsExactly(INVOKE);
                        assertThat(statement.resources())
                            .containsExactly(before.arn("QueueLambdaFunction"));
                        assertThat(statement.sid()).matches("Kept[0-9a-f]{8}N1");
                      });
            });
  }

  @Test
  void theDeploymentAfterItsEndTakesAwayWhatWasKept() {
    SimulatedStack first = SimulatedStack.of(LAMBDA);
    KeptTemplate kept = first.update(DOCKER, first.running(MACHINE, "one"));
    SimulatedStack second = SimulatedStack.of(kept.template());
    assertThat(Keep.alreadyIn(second.deployed())).extracting(Kept::logicalId).containsExactly(ROLE);

    KeptTemplate next = second.update(DOCKER, second.deployed(MACHINE));

    assertThat(next.template()).isSameAs(DOCKER);
    assertThat(next.kept()).isEmpty();
    assertThat(Keep.alreadyIn(SimulatedStack.of(next.template()).deployed())).isEmpty();
  }

  @Test
  void theDeployedDefinitionKeepsWhatExecutionsNeedThatBeginDuringTheUpdate() {
    SimulatedStack before = SimulatedStack.of(LAMBDA);
    DefinitionInUse deployed = before.deployed(MACHINE);

    KeptTemplate kept = before.update(DOCKER, deployed);

    assertAllowed(before, deployed, kept.template(), List.of(call(before, "QueueLambdaFunction")));
  }

  @Test
  void nothingIsKeptWhereNothingIsTakenAway() {
    for (Template template : List.of(LAMBDA, DOCKER)) {
      SimulatedStack stack = SimulatedStack.of(template);

      KeptTemplate kept =
          stack.update(template, stack.deployed(MACHINE), stack.running(MACHINE, "one"));

      assertThat(kept.template()).isSameAs(template);
      assertThat(kept.kept()).isEmpty();
      assertThat(kept.lost()).isEmpty();
    }
  }

  @Test
  void aWaitingExecutionKeepsItsActivityAndItsWorkerWhenTheTaskMovesBack() {
    SimulatedStack before = SimulatedStack.of(DOCKER);

    KeptTemplate kept = before.update(LAMBDA, before.running(MACHINE, "one"));

    Set<String> gone = new java.util.TreeSet<>(DOCKER.resources().keySet());
    gone.removeAll(LAMBDA.resources().keySet());
    assertThat(gone).contains("QueueActivity", "QueueECSService", "CumulusECSAutoScalingGroup");
    assertThat(kept.template().resources().keySet()).containsAll(gone);
    SimulatedStack after =
        SimulatedStack.of(kept.template(), Map.of("CumulusECSImage", "x"), Map.of());
    for (String id : gone) {
      assertThat(after.deployed().template().resources().get(id).properties().map(Object::toString))
          .as(id)
          .isNotNull();
      assertThat(print(after.deployed().template(), id))
          .isEqualTo(print(before.deployed().template(), id));
    }
    assertThat(kept.parameters()).containsExactly("CumulusECSImage");
    assertThat(kept.template().parameters()).containsKey("CumulusECSImage");
    assertThat(kept.kept()).extracting(Kept::logicalId).containsExactlyInAnyOrderElementsOf(gone);
    assertThat(Keep.alreadyIn(after.deployed()))
        .extracting(Kept::logicalId)
        .containsExactlyInAnyOrderElementsOf(gone);
    assertThat(after.update(LAMBDA, after.deployed(MACHINE)).template()).isSameAs(LAMBDA);
  }

  @Test
  void anActivityGoesAtOnceIfNoExecutionRuns() {
    SimulatedStack before = SimulatedStack.of(DOCKER);

    KeptTemplate kept = before.update(LAMBDA, before.deployed(MACHINE));

    assertThat(kept.template()).isSameAs(LAMBDA);
  }

  @Test
  void aRenamedFunctionStaysWithItsRoleUntilNoExecutionCallsIt() {
    SimulatedStack before = SimulatedStack.of(LAMBDA);
    Template renamed = SimulatedStack.compile((APPLICATION + WORKFLOW).replace("Report", "Tell"));
    DefinitionInUse execution = before.running(MACHINE, "one");

    KeptTemplate kept = before.update(renamed, execution);

    assertThat(kept.template().resources())
        .containsKeys("ReportLambdaFunction", "ReportLambdaFunctionRole", "TellLambdaFunction");
    assertAllowed(
        before, execution, kept.template(), List.of(call(before, "ReportLambdaFunction")));
    SimulatedStack after = SimulatedStack.of(kept.template());
    KeptTemplate next = after.update(renamed, after.deployed(MACHINE));
    assertThat(next.template()).isSameAs(renamed);
  }

  @Test
  void aRemovedTopicStaysWithItsSubscriptionsUntilNoExecutionPublishesToIt() {
    String topic =
        """
        Resources:
          Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: granules-notices } }
          TopicPolicy:
            Type: AWS::SNS::TopicPolicy
            Properties: { Topics: [{ Ref: Topic }], PolicyDocument: { Statement: [{ Effect: Allow, Action: 'sns:Publish', Resource: { Ref: Topic } }] } }
          Mail: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: Topic }, Protocol: email, Endpoint: a@b.example } }
          Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [{ Resource: '*' }] } } }
          Other: { Type: 'AWS::SNS::Topic', Properties: { TopicName: granules-other } }
        """
            + machine(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":"
                    + "\"arn:aws:states:::sns:publish\",\"Parameters\":{\"TopicArn\":\"${Topic}\","
                    + "\"Message\":\"x\"},\"End\":true}}}",
                "[{ Effect: Allow, Action: 'sns:Publish', Resource: { Ref: Topic } }]");
    String without =
        "Resources:\n"
            + machine("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", "[]");
    SimulatedStack before = SimulatedStack.of(SimulatedStack.template(topic));
    DefinitionInUse execution = before.running("M", "one");

    KeptTemplate kept = before.update(SimulatedStack.template(without), execution);

    assertThat(kept.template().resources())
        .containsOnlyKeys("M", "R", "Topic", "TopicPolicy", "Mail");
    assertAllowed(
        before, execution, kept.template(), List.of(List.of("sns:Publish", before.ref("Topic"))));
  }

  @Test
  void twoDeploymentsInARowKeepWhatBothDefinitionsNeed() {
    SimulatedStack first = SimulatedStack.of(LAMBDA);
    DefinitionInUse oldest = first.running(MACHINE, "oldest");
    Template renamed = SimulatedStack.compile((APPLICATION + WORKFLOW).replace("Report", "Tell"));
    SimulatedStack second =
        SimulatedStack.of(first.update(renamed, oldest, first.deployed(MACHINE)).template());
    DefinitionInUse middle = second.running(MACHINE, "middle");
    Template third =
        SimulatedStack.compile((APPLICATION + CLUSTER + WORKFLOW).replace("Report", "Say"));

    KeptTemplate kept = second.update(third, oldest, middle, second.deployed(MACHINE));

    SimulatedStack after = SimulatedStack.of(kept.template());
    assertThat(kept.template().resources())
        .containsKeys("ReportLambdaFunction", "TellLambdaFunction", "SayLambdaFunction");
    for (String function :
        List.of("QueueLambdaFunction", "ReportLambdaFunction", "TellLambdaFunction")) {
      assertThat(after.allows(oldest.roleArn(), INVOKE, second.arn(function)))
          .as(function)
          .isTrue();
    }
    KeptTemplate oldestEnded = after.update(third, middle, after.deployed(MACHINE));
    assertThat(oldestEnded.template().resources())
        .containsKey("TellLambdaFunction")
        .doesNotContainKey("ReportLambdaFunction");
    SimulatedStack last = SimulatedStack.of(oldestEnded.template());
    assertThat(last.update(third, last.deployed(MACHINE)).template()).isSameAs(third);
  }

  @Test
  void anotherRoleLeavesTheOldOneToTheExecutionsThatRunWithIt() {
    SimulatedStack before = SimulatedStack.of(LAMBDA);
    Template other =
        SimulatedStack.compile(
            APPLICATION
                + WORKFLOW
                + "workflowRoles: { Discover: { role: 'arn:aws:iam::123456789012:role/mine' } }\n");
    assertThat(other.resources()).doesNotContainKey(ROLE);
    DefinitionInUse execution = before.running(MACHINE, "one");

    KeptTemplate kept = before.update(other, execution, before.deployed(MACHINE));

    assertThat(print(kept.template(), ROLE)).isEqualTo(print(LAMBDA, ROLE));
    SimulatedStack after = SimulatedStack.of(kept.template());
    assertThat(after.allows(execution.roleArn(), INVOKE, before.arn("QueueLambdaFunction")))
        .isTrue();
  }

  @Test
  void aKeptRoleNamesByTheirArnsTheResourcesThatGo() {
    SimulatedStack before = SimulatedStack.of(LAMBDA);
    Template other =
        SimulatedStack.compile(
            APPLICATION.replace("  Report: { handler: index.handler, source: src/report }\n", "")
                + """
                stepFunctions:
                  Discover: { StartAt: Queue, States: { Queue: { Type: Task, Resource: '${QueueLambdaFunction.Arn}', End: true } } }
                workflowRoles: { Discover: { role: 'arn:aws:iam::123456789012:role/mine' } }
                """);
    String onlyQueue =
        """
        {"StartAt":"Q","States":{"Q":{"Type":"Task","Resource":"%s","End":true}}}
        """
            .formatted(before.arn("QueueLambdaFunction"));
    DefinitionInUse execution = before.running(MACHINE, "one").withDefinition(onlyQueue);

    KeptTemplate kept = before.update(other, execution);

    assertThat(kept.template().resources())
        .containsKey(ROLE)
        .doesNotContainKey("ReportLambdaFunction");
    SimulatedStack after = SimulatedStack.of(kept.template());
    assertThat(after.statements(execution.roleArn()))
        .isEqualTo(before.statements(execution.roleArn()));
  }

  @Test
  void aRemovedMachineStaysWhileItsExecutionsRun() {
    SimulatedStack before = SimulatedStack.of(LAMBDA);
    Template none = SimulatedStack.compile(APPLICATION);

    KeptTemplate kept =
        before.update(none, before.running(MACHINE, "one"), before.deployed(MACHINE));

    assertThat(kept.template().resources()).containsKeys(MACHINE, ROLE);
    assertThat(print(kept.template(), MACHINE)).isEqualTo(print(LAMBDA, MACHINE));
    assertThat(before.update(none, before.deployed(MACHINE)).template()).isSameAs(none);
  }

  @Test
  void whatExecutionsNeedStaysAsLongAsTheyRunHoweverOftenIsDeployed() {
    SimulatedStack stack = SimulatedStack.of(DOCKER);
    DefinitionInUse execution = stack.running(MACHINE, "one");
    String text = "";
    for (int i = 0; i < 3; i++) {
      KeptTemplate kept = stack.update(LAMBDA, execution, stack.deployed(MACHINE));
      stack = SimulatedStack.of(kept.template());
      assertThat(text).isIn("", stack.text());
      text = stack.text();
    }
  }

  private static String machine(String definition, String statements) {
    return """
          R:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [] }
              Policies: [{ PolicyName: p, PolicyDocument: { Statement: %s } }]
          M:
            Type: AWS::StepFunctions::StateMachine
            Properties: { RoleArn: { Fn::GetAtt: [R, Arn] }, DefinitionString: { Fn::Sub: '%s' } }
        """
        .formatted(statements, definition);
  }

  private static List<String> call(SimulatedStack stack, String function) {
    return List.of(INVOKE, stack.arn(function));
  }

  /**
   * Asserts that calls are allowed before, not by the new template alone, and with what is kept;
   * and that each kept statement is what allows one of them.
   */
  private static void assertAllowed(
      SimulatedStack before, DefinitionInUse definition, Template kept, List<List<String>> calls) {
    SimulatedStack after = SimulatedStack.of(kept);
    for (List<String> call : calls) {
      assertThat(before.allows(definition.roleArn(), call.get(0), call.get(1))).isTrue();
      assertThat(after.allows(definition.roleArn(), call.get(0), call.get(1)))
          .as("%s", call)
          .isTrue();
    }
    List<String> ids = new ArrayList<>();
    for (Kept each : Keep.alreadyIn(after.deployed())) {
      if (each.what() instanceof Kept.Statement statement) {
        ids.add(statement.sid());
      }
    }
    assertThat(ids).isNotEmpty();
    for (String id : ids) {
      SimulatedStack without =
          SimulatedStack.of(
              SimulatedStack.template(
                  after
                      .text()
                      .replaceAll(
                          "(?s)\\{\\s*\"Sid\": \"" + id + "\",.*?\"Resource\": [^}\\[]*?\\}",
                          "{}")));
      assertThat(
              calls.stream()
                  .filter(call -> !without.allows(definition.roleArn(), call.get(0), call.get(1))))
          .as(id + " in " + without.text())
          .isNotEmpty();
    }
  }

  private static String print(Template template, String id) {
    return TemplateWriter.write(
        new Template(
            Map.of(),
            Map.of(id, Optional.ofNullable(template.resources().get(id)).orElseThrow()),
            template.origin()),
        TemplateWriter.Format.JSON);
  }
}
