package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.service.ChangeSetRequest;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.fixture.SteppedClock;
import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.fixture.aws.FakeChange;
import dev.cumulusc.fixture.aws.FakeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the resources of nested stacks. */
class NestedStacksTest {
  private static final String OUTER =
      """
      Resources:
        Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: news}}
        Inner:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: https://code.example/inner-1.yml
            Parameters: {Size: 1, Topic: !Ref Topic}
        Reader:
          Type: AWS::Lambda::Function
          Properties: {Environment: {Variables: {QUEUE: !GetAtt Inner.Outputs.Queue}}}
      """;

  private static final String INNER =
      """
      Parameters: {Size: {Type: Number}, Topic: {Type: String}}
      Conditions: {Large: !Equals [!Ref Size, 2]}
      Resources:
        Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub 'queue-${Size}'}}
        Subscription: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref Topic}}
        Extra: {Type: AWS::SQS::Queue, Condition: Large}
      Outputs: {Queue: {Value: !Ref Queue}}
      """;

  private final FakeAws aws = FakeAws.start();
  private final CloudFormation service = aws.services().cloudFormation();
  private final Planner planner = new Planner(service, new ChangeSets(service, new SteppedClock()));

  @BeforeEach
  void deploy() {
    FakeStack outer = aws.stack("app").template(OUTER);
    FakeStack inner =
        aws.stack("app-Inner")
            .template(INNER)
            .parameter("Size", "1")
            .parameter("Topic", "arn:news")
            .nestedIn(outer);
    outer.resource("Inner", FakeStack.TYPE, inner.id());
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private static Wanted wanted(String outer) {
    return Wanted.template(outer).nested("Inner", INNER);
  }

  private static List<String> lines(StackDelta delta) {
    List<String> lines = new ArrayList<>();
    lines("", delta, lines);
    return lines;
  }

  private static void lines(String around, StackDelta delta, List<String> lines) {
    for (ResourceDelta each : delta.resources()) {
      lines.add(around + each.logicalId() + " " + each.kind() + (each.certain() ? "" : "?"));
      each.properties()
          .forEach(
              value ->
                  lines.add(
                      around
                          + each.logicalId()
                          + " "
                          + value.path()
                          + value.through().map(through -> " through " + through).orElse("")));
      each.nested().ifPresent(inner -> lines(around + each.logicalId() + "/", inner, lines));
    }
  }

  private StackPlan compare(Wanted wanted) {
    return planner.compare(planner.snapshot(wanted.prepared()));
  }

  @Test
  void followsAValueThroughTheNestedStackAndOutAgain() {
    assertThat(lines(compare(wanted(OUTER.replace("Size: 1", "Size: 2"))).changes()))
        .containsExactly(
            "Inner CHANGE",
            "Inner Parameters.Size",
            "Inner/Queue REPLACE",
            "Inner/Queue QueueName through parameter Size",
            "Inner/Extra ADD",
            "Reader CHANGE?",
            "Reader Environment.Variables.QUEUE through Inner.Outputs.Queue");
  }

  @Test
  void followsTheReplacementOfAResourceIntoTheNestedStack() {
    assertThat(lines(compare(wanted(OUTER.replace("news", "olds"))).changes()))
        .contains(
            "Topic REPLACE",
            "Inner/Subscription REPLACE?",
            "Inner/Subscription TopicArn through parameter Topic");
  }

  @Test
  void leavesOutANestedStackOfWhichOnlyTheAddressIsNew() {
    assertThat(lines(compare(wanted(OUTER.replace("inner-1", "inner-2"))).changes())).isEmpty();
  }

  @Test
  void removesWhatIsInANestedStackThatGoes() {
    StackPlan plan =
        compare(
            Wanted.template(
                "Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: news}}}"));
    assertThat(lines(plan.changes()))
        .containsExactly(
            "Inner REMOVE", "Inner/Queue REMOVE", "Inner/Subscription REMOVE", "Reader REMOVE");
    assertThat(StackPlan.judge(List.of(plan), Set.of()).refusals())
        .extracting(Guard.Refusal::path)
        .containsExactly("Inner/Queue");
  }

  @Test
  void readsTheChangeSetsOfNestedStacks() throws InterruptedException {
    aws.stack("app-Inner")
        .nextChanges(
            FakeChange.modify("Queue", "AWS::SQS::Queue")
                .property("DelaySeconds", "0", "5", "Never"));
    String inner =
        service.createChangeSet(
            new ChangeSetRequest(
                "app-Inner",
                "inner",
                false,
                new TemplateLocation.Body(INNER),
                List.of(),
                Map.of(),
                List.of(),
                ChangeSetOptions.NONE));
    aws.stack("app").nextChanges(FakeChange.modify("Inner", FakeStack.TYPE).nested(inner));
    Planner.Proposal proposal =
        planner.propose(
            planner.snapshot(wanted(OUTER.replace("inner-1", "inner-2")).prepared()),
            ChangeSetOptions.NONE);
    assertThat(lines(((Planner.Planned) proposal).plan().changes()))
        .containsExactly("Inner CHANGE", "Inner/Queue CHANGE", "Inner/Queue DelaySeconds");
  }
}
