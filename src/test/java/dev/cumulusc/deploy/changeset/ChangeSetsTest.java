package dev.cumulusc.deploy.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.Unchanged;
import dev.cumulusc.deploy.plan.Wanted;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.fixture.SteppedClock;
import dev.cumulusc.fixture.aws.FakeAws;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Change sets are made, and nothing of them stays behind that is not wanted. */
class ChangeSetsTest {
  private static final String ONE = "Resources: {Queue: {Type: AWS::SQS::Queue}}\n";
  private static final String TWO =
      "Resources: {Queue: {Type: AWS::SQS::Queue}, More: {Type: AWS::SQS::Queue}}\n";

  private final FakeAws aws = FakeAws.start();
  private final CloudFormation service = aws.services().cloudFormation();
  private final SteppedClock clock = new SteppedClock();
  private final ChangeSets changeSets = new ChangeSets(service, clock);
  private final Planner planner = new Planner(service, changeSets);

  @AfterEach
  void stop() {
    aws.close();
  }

  private ChangeSets.Preparation prepare(String template) throws InterruptedException {
    Optional<Stack> stack = service.stack("app");
    aws.forgetCalls();
    return changeSets.prepare(Wanted.template(template).prepared(), stack, ChangeSetOptions.NONE);
  }

  @Test
  void waitsUntilItIsReady() throws InterruptedException {
    aws.stack("app").template(ONE).pendingPolls(3);
    assertThat(prepare(TWO)).isInstanceOf(ChangeSets.Ready.class);
    assertThat(clock.seconds()).isEqualTo(1.8);
    assertThat(aws.changeSetNames()).hasSize(1);
  }

  @Test
  void takesAnEmptyOneBack() throws InterruptedException {
    aws.stack("app").template(ONE);
    assertThat(prepare(ONE)).isInstanceOf(ChangeSets.Nothing.class);
    assertThat(aws.operations())
        .containsExactly("CreateChangeSet", "DescribeChangeSet", "DeleteChangeSet");
    assertThat(aws.changeSetNames()).isEmpty();
  }

  @Test
  void reportsWhyItFailedAndTakesItBack() throws InterruptedException {
    aws.stack("app")
        .template(ONE)
        .nextFindings("Queue|AWS::SQS::Queue|/Properties/DelaySeconds|It is too large.");
    ChangeSets.Preparation failed = prepare(TWO);
    assertThat(failed).isInstanceOf(ChangeSets.Failed.class);
    assertThat(((ChangeSets.Failed) failed).message())
        .isEqualTo(
            "CloudFormation can't make a change set for `app`: Validation failed with 1 errors.");
    assertThat(((ChangeSets.Failed) failed).findings())
        .extracting(each -> each.logicalId() + each.path().orElse("") + " " + each.message())
        .containsExactly("Queue/Properties/DelaySeconds It is too large.");
    assertThat(aws.changeSetNames()).isEmpty();
    assertThat(aws.stackNames()).containsExactly("app");
  }

  @Test
  void failsWithoutFindingsWhereTheServiceKnowsNone() throws InterruptedException {
    aws.stack("app").template(ONE).nextChangeSetFails("no");
    aws.on("DescribeEvents").refuses(400, "InvalidAction", "unknown");
    assertThat(((ChangeSets.Failed) prepare(TWO)).findings()).isEmpty();
  }

  @Test
  void abandonsANewStackWithItsChangeSet() throws InterruptedException {
    assertThat(prepare(ONE)).isInstanceOf(ChangeSets.Ready.class);
    assertThat(aws.stackNames()).containsExactly("app");
    changeSets.abandon();
    assertThat(aws.changeSetNames()).isEmpty();
    assertThat(service.stack("app")).isEmpty();
  }

  @Test
  void leavesAStackUnderReviewThatWasThereBefore() throws InterruptedException {
    aws.stack("app").status("REVIEW_IN_PROGRESS");
    assertThat(prepare(ONE)).isInstanceOf(ChangeSets.Ready.class);
    changeSets.abandon();
    assertThat(service.stack("app")).isPresent();
  }

  @Test
  void keepsWhatSomebodyTakesOver() throws InterruptedException {
    aws.stack("app").template(ONE);
    ChangeSets.Ready ready = (ChangeSets.Ready) prepare(TWO);
    changeSets.keep(ready.changeSet().id());
    changeSets.abandon();
    assertThat(aws.changeSetNames()).hasSize(1);
  }

  @Test
  void findsThatNothingChangesWithTwoCalls() {
    aws.stack("app").template(ONE).tag("Owner", "me");
    aws.forgetCalls();
    assertThat(planner.snapshot(Wanted.template(ONE).tag("Owner", "me").prepared()).answer())
        .isEqualTo(Unchanged.Answer.UNCHANGED);
    assertThat(aws.operations()).containsExactly("DescribeStacks", "GetTemplate");
    assertThat(planner.snapshot(Wanted.template(ONE).prepared()).answer())
        .isEqualTo(Unchanged.Answer.CHANGED);
    assertThat(planner.snapshot(Wanted.template(TWO).tag("Owner", "me").prepared()).answer())
        .isEqualTo(Unchanged.Answer.CHANGED);
  }

  @Test
  void findsWithFourCallsThatAHiddenParameterDoesNotChange() throws InterruptedException {
    String template = "Parameters: {P: {Type: String, NoEcho: true}}\n" + ONE;
    aws.stack("app").template(template).parameter("P", "secret");
    aws.forgetCalls();
    Planner.Proposal proposal =
        planner.propose(
            planner.snapshot(Wanted.template(template).secret("P", "secret").prepared()),
            ChangeSetOptions.NONE);
    assertThat(((Planner.Planned) proposal).plan().isUnchanged()).isTrue();
    assertThat(aws.operations())
        .containsExactly(
            "DescribeStacks", "CreateChangeSet", "DescribeChangeSet", "DeleteChangeSet");
  }
}
