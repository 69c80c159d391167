package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Item;
import dev.cumulusc.deploy.plan.KeepOptions.Running;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.service.FakeStacks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment keeps for executions. */
class KeeperTest extends PublishingStack {
  @Test
  void keepsWhatRunningExecutionsNeed() {
    running("e1");
    workflows.deployed(MACHINE, NEW);

    assertThat(print(shown().kept()))
        .containsExactlyInAnyOrder(
            "Topic () [Ingest RUNNING[e1]]",
            "Role/statement (sns:Publish on " + TOPIC + ") [Ingest RUNNING[e1]]");
    assertThat(shown().inUse())
        .extracting(KeptForExecutions.Definition::machine)
        .containsExactly("Ingest", "Ingest");
    assertThat(shown().remarks()).isEmpty();
    assertThat(shown().released()).isEmpty();
    assertThat(shown().lost()).isEmpty();
    assertThat(kept().problems()).isEmpty();
    assertThat(kept().snapshot().answer()).isEqualTo(Unchanged.Answer.CHANGED);
    assertThat(kept().snapshot().prepared().text()).contains("AWS::SNS::Topic", "sns:Publish");
    assertThat(kept().snapshot().prepared().compiled().text()).isEqualTo(SILENT);
  }

  @Test
  void changesNothingWhereWhatIsKeptIsAllThatWouldGo() {
    wanted =
        PUBLISHING.replace("  Topic: {Type: AWS::SNS::Topic}\n", "").replace("!Ref Topic", "a");
    running("e1");
    stacks.template(STACK, kept().snapshot().prepared().text());

    assertThat(kept().snapshot().answer()).isEqualTo(Unchanged.Answer.UNCHANGED);
  }

  @Test
  void releasesWhatNothingNeedsAnyMore() {
    running("e1");
    stacks.template(STACK, kept().snapshot().prepared().text());
    workflows.end(MACHINE);
    workflows.deployed(MACHINE, NEW);

    assertThat(shown().kept()).isEmpty();
    assertThat(shown().released())
        .extracting(Item::logicalId)
        .containsExactlyInAnyOrder("Topic", "Role");
    assertThat(shown().notBefore()).isEmpty();
    assertThat(kept().snapshot().prepared().text()).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 60, 299, 300, 301, 3600})
  void waitsForExpressExecutionsThatBeganBeforeTheLastChange(long seconds) {
    workflows.express.add(MACHINE);
    stacks.template(STACK, kept().snapshot().prepared().text());
    workflows.deployed(MACHINE, NEW);
    clock.sleep(Duration.ofSeconds(seconds));

    Instant end = FakeStacks.CREATED.plus(Duration.ofMinutes(5)).plus(InFlight.UNCERTAIN);
    assertThat(shown().notBefore())
        .isEqualTo(Optional.of(end).filter(each -> each.isAfter(clock.now())));
  }

  @ParameterizedTest
  @EnumSource(Running.class)
  void keepsForRunningExecutionsUnlessTheyAreWaitedForOrTakenToBeNone(Running treated) {
    options = new KeepOptions(treated, false);
    running("e1");
    workflows.deployed(MACHINE, NEW);

    assertThat(shown().kept()).hasSize(treated == Running.KEPT ? 2 : 0);
    assertThat(shown().inUse()).hasSize(treated == Running.KEPT ? 2 : 1);
    assertThat(shown().remarks())
        .isEqualTo(
            treated == Running.ASSUMED_NONE
                ? List.of(
                    "Running executions were not looked for, so what only they need is not kept.")
                : List.of());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsForFailedExecutionsIfAskedElseNamesThem(boolean redrivable) {
    options = new KeepOptions(Running.KEPT, redrivable);
    workflows
        .deployed(MACHINE, NEW)
        .failed(MACHINE, "f1", now.minus(Duration.ofDays(1)), now, OLD)
        .failed(MACHINE, "f2", now.minus(Duration.ofDays(2)), now, OLD)
        .failed(MACHINE, "f3", now.minus(Duration.ofDays(15)), now, OLD);

    if (redrivable) {
      assertThat(print(shown().kept())).contains("Topic () [Ingest REDRIVABLE[f1, f2]]");
      assertThat(shown().remarks()).isEmpty();
    } else {
      assertThat(shown().kept()).isEmpty();
      assertThat(shown().remarks())
          .containsExactly(
              "2 failed executions can't be redriven after this, since what they need goes;"
                  + " `--keep-redrivable` keeps it.");
    }
  }

  @Test
  void namesNoFailedExecutionForWhatStaysAnyway() {
    running("e1");
    workflows.deployed(MACHINE, NEW).failed(MACHINE, "f1", now, now, OLD);

    assertThat(shown().remarks()).isEmpty();
  }

  @Test
  void countsFailedExecutionsThatLoseWhatCanNotBeKept() {
    wanted = SILENT + "  Topic: {Type: AWS::SQS::Queue}\n";
    workflows.deployed(MACHINE, NEW).failed(MACHINE, "f1", now, now, OLD);

    assertThat(shown().remarks()).singleElement().asString().startsWith("1 failed execution can't");
    assertThat(shown().remarks().get(0)).contains("since what it needs goes");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysThatExecutionsAreNotKnown(boolean redrivable) {
    options = new KeepOptions(Running.KEPT, redrivable);
    workflows.failing(ServiceException.Kind.DENIED);

    String refused = "The call was refused: no.";
    assertThat(kept().problems())
        .isEqualTo(redrivable ? List.of(refused, refused) : List.of(refused));
    assertThat(shown().remarks())
        .isEqualTo(
            redrivable
                ? List.of()
                : List.of(
                    "Whether failed executions can still be redriven after this is not known: "
                        + refused));
  }

  @Test
  void saysWhyAResourceCanNotBeKept() {
    wanted = SILENT + "  Topic: {Type: AWS::SQS::Queue}\n";
    running("e1");

    assertThat(print(shown().lost()))
        .contains(
            "Topic (the new template has something else under this logical id)"
                + " [Ingest RUNNING[e1]]");
  }

  @Test
  void namesTheAliasThatNeedsSomething() {
    workflows
        .deployed(MACHINE, NEW)
        .deployed(MACHINE + ":7", OLD)
        .alias(MACHINE, "live", MACHINE + ":7");

    assertThat(print(shown().kept())).contains("Topic () [Ingest ALIAS[] live]");
    options = new KeepOptions(Running.AWAITED, false);
    assertThat(shown().inUse()).as("those that aliases start stay in use").hasSize(2);
    assertThat(print(shown().kept())).contains("Topic () [Ingest ALIAS[] live]");
  }

  @Test
  void looksForNothingWhereNothingCanBeTakenAway() {
    workflows.failing(ServiceException.Kind.DENIED);
    KeptForExecutions none = KeptForExecutions.NONE;

    wanted = PUBLISHING + "  Other: {Type: AWS::SQS::Queue}\n";
    assertThat(shown()).as("something is added").isEqualTo(none);
    wanted = PUBLISHING.replace("\"m\"", "\"other\"");
    assertThat(shown()).as("a definition changes").isEqualTo(none);
    stacks.template(STACK, "Resources: {Topic: {Type: AWS::SNS::Topic}}");
    wanted = "Resources: {Other: {Type: AWS::SNS::Topic}}";
    assertThat(shown()).as("there is no state machine").isEqualTo(none);
  }

  @Test
  void looksForExecutionsWhereAMachineGetsAnotherRoleOrLessAccess() {
    workflows.failing(ServiceException.Kind.DENIED);

    wanted = PUBLISHING.replace("RoleArn: !GetAtt Role.Arn", "RoleArn: arn:aws:iam::1:role/a");
    assertThat(kept().problems()).as("another role").isNotEmpty();
    wanted = PUBLISHING.replace("sns:Publish", "sns:GetTopicAttributes");
    assertThat(kept().problems()).as("other access").isNotEmpty();
    wanted =
        PUBLISHING.replace(
            "Type: AWS::SNS::Topic", "Type: AWS::SNS::Topic, Properties: {TopicName: a}");
    assertThat(kept().problems()).as("a topic is replaced").isNotEmpty();
  }

  @Test
  void asksNoServiceOfAStackThatIsNewOrUnchanged() {
    Keeper keeper =
        new Keeper(
            Stacks.NONE,
            new InFlight(workflows),
            new S3Addresses("us-east-1", "amazonaws.com", false),
            clock,
            options);
    StackSnapshot unchanged = snapshot(Unchanged.Answer.UNCHANGED);
    assertThat(keeper.keep(unchanged, new Diagnostics()).orElseThrow().snapshot())
        .isSameAs(unchanged);
    StackSnapshot missing =
        new StackSnapshot(
            unchanged.prepared(), Optional.empty(), Optional.empty(), Unchanged.Answer.CHANGED);
    assertThat(keeper.keep(missing, new Diagnostics()).orElseThrow().snapshot()).isSameAs(missing);
    StackSnapshot reviewed =
        new StackSnapshot(
            unchanged.prepared(),
            Optional.of(inReview()),
            Optional.empty(),
            Unchanged.Answer.CHANGED);
    assertThat(keeper.keep(reviewed, new Diagnostics()).orElseThrow().snapshot())
        .isSameAs(reviewed);
  }

  private static Stack inReview() {
    Stack stack = app();
    return new Stack(
        stack.id(),
        stack.name(),
        new Stack.State(
            Status.REVIEW_IN_PROGRESS,
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty()),
        stack.settings(),
        stack.outputs(),
        stack.parentId());
  }

  @Test
  void leavesTheParametersOfWhatIsKeptAsTheyAre() {
    stacks.template(
        STACK,
        "Parameters: {Name: {Type: String}}\n"
            + PUBLISHING.replace(
                "Type: AWS::SNS::Topic",
                "Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Name}"));
    running("e1");

    assertThat(kept().snapshot().prepared().input().parameters())
        .containsExactly(new ParameterValue("Name", Optional.empty(), false));
  }

  @Test
  void releasesNothingThatIsStillKept() {
    running("e1");
    stacks.template(STACK, kept().snapshot().prepared().text());
    wanted = SILENT + "  Other: {Type: AWS::SQS::Queue}\n";

    assertThat(shown().released()).isEmpty();
  }
}
