package dev.cumulusc.deploy.plan;

import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Item;
import dev.cumulusc.deploy.inflight.KeptForExecutions.User;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.service.FakeClock;
import dev.cumulusc.fixture.service.FakeStacks;
import dev.cumulusc.fixture.service.FakeWorkflows;
import dev.cumulusc.template.ResourceTypes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stack with a workflow that publishes to a topic, and a template in which it does so no more.
 */
abstract class PublishingStack {
  static final String ARN = "arn:aws:states:us-east-1:123456789012:";
  static final String MACHINE = ARN + "stateMachine:ingest";
  static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/app/1";
  static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:news";

  static final String ROLE =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}
      """;

  static final String ALLOWED =
      """
            Policies:
              - PolicyName: least-privilege
                PolicyDocument:
                  Statement:
                    - {Effect: Allow, Action: 'sns:Publish', Resource: !Ref Topic}
      """;

  static final String MACHINE_OF =
      """
        Ingest:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: !GetAtt Role.Arn
            DefinitionString: %s
      """;

  static final String PUBLISHING =
      ROLE
          + ALLOWED
          + "  Topic: {Type: AWS::SNS::Topic}\n"
          + MACHINE_OF.formatted(
              "!Sub '{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Task\",\"Resource\":"
                  + "\"arn:aws:states:::sns:publish\",\"Parameters\":{\"TopicArn\":\"${Topic}\","
                  + "\"Message\":\"m\"},\"End\":true}}}'");

  static final String SILENT =
      ROLE
          + MACHINE_OF.formatted("'{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}'");

  static final String OLD =
      "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Task\",\"Resource\":"
          + "\"arn:aws:states:::sns:publish\",\"Parameters\":{\"TopicArn\":\""
          + TOPIC
          + "\",\"Message\":\"m\"},\"End\":true}}}";

  static final String NEW = "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}";

  final FakeStacks stacks = stack().template(STACK, PUBLISHING);
  final FakeWorkflows workflows = new FakeWorkflows().deployed(MACHINE, OLD);
  final FakeClock clock = new FakeClock();
  final Instant now = clock.now();
  KeepOptions options = KeepOptions.USUAL;
  String wanted = SILENT;

  private static FakeStacks stack() {
    return new FakeStacks()
        .with(STACK, "Ingest", MACHINE, ResourceTypes.STATE_MACHINE)
        .with(STACK, "Topic", TOPIC, "AWS::SNS::Topic")
        .with(STACK, "Role", "machine", "AWS::IAM::Role");
  }

  Keeper keeper() {
    return new Keeper(
        stacks.service(),
        new InFlight(workflows),
        new S3Addresses("us-east-1", "amazonaws.com", false),
        clock,
        options);
  }

  Keeper.Result kept() {
    return keeper().keep(snapshot(Unchanged.Answer.CHANGED), new Diagnostics()).orElseThrow();
  }

  StackSnapshot snapshot(Unchanged.Answer answer) {
    return new StackSnapshot(
        Wanted.template(wanted).prepared(), Optional.of(app()), Optional.empty(), answer);
  }

  static Stack app() {
    return FakeStacks.stack("app", STACK);
  }

  KeptForExecutions shown() {
    return kept().snapshot().prepared().kept();
  }

  void running(String... executions) {
    for (String execution : executions) {
      workflows.run(MACHINE, ARN + "execution:ingest:" + execution, now, now, OLD);
    }
  }

  static List<String> print(List<Item> items) {
    return items.stream()
        .map(
            item ->
                item.logicalId()
                    + item.statement().map(sid -> "/statement").orElse("")
                    + " ("
                    + item.detail()
                    + ") "
                    + item.users().stream().map(PublishingStack::print).toList())
        .toList();
  }

  private static String print(User user) {
    return user.machine()
        + " "
        + user.why()
        + user.executions()
        + user.alias().map(alias -> " " + alias).orElse("");
  }
}
