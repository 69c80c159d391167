package dev.cumulusc.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.app.deploy.ChangeOptions;
import dev.cumulusc.app.deploy.DeployRequest;
import dev.cumulusc.app.deploy.DeployResult;
import dev.cumulusc.app.deploy.StackProtection;
import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.deploy.plan.KeepOptions;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.watch.Outcome;
import dev.cumulusc.deploy.watch.WatchOptions;
import dev.cumulusc.fixture.HurriedClock;
import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.Timeline;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The use cases of a deployment, run by a front end that is no command line. */
class DeployStacksTest {
  @TempDir private Path folder = Path.of("");

  private final FakeAws aws = FakeAws.start();
  private final Platform platform = Platform.of(new HurriedClock());
  private final Account account =
      new Account(Optional.empty(), Optional.empty(), Optional.of(aws.endpoint()));
  private final List<Plan> plans = new ArrayList<>();
  private FrontEndStub frontEnd = new FrontEndStub();

  @BeforeEach
  void write() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app"));
    Files.writeString(app.resolve("config.yml"), "default: {stackName: shop}\n");
    template("30");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private void template(String timeout) throws IOException {
    Files.writeString(
        folder.resolve("app/cloudformation.template.yml"),
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties: {VisibilityTimeout: %s}
        Outputs:
          Url: {Value: {Ref: Jobs}}
        """
            .formatted(timeout));
  }

  private ApplicationRequest application() {
    return ApplicationRequest.of(folder)
        .withTarget(ApplicationRequest.Target.AS_CONFIGURED.withRegion(Optional.of("us-east-1")));
  }

  private DeployStacks.Result run(DeployStacks.Work work, DeployRequest.Mode mode)
      throws InterruptedException {
    DeployRequest wanted =
        new DeployRequest(
            new DeployRequest.Target("shop", "default"),
            new ChangeOptions(
                Map.of(),
                Map.of("Owner", "me"),
                ChangeSetOptions.NONE,
                KeepOptions.USUAL,
                StackProtection.UNCHANGED),
            Set.of(),
            Set.of(),
            DeployRequest.OnFailure.ROLLBACK,
            mode,
            true,
            Optional.empty(),
            WatchOptions.ENDLESS);
    return new DeployStacks(platform)
        .run(
            new DeployStacks.Request(
                ApplicationStacks.of(application()),
                Optional.empty(),
                account,
                work,
                wanted,
                true,
                Findings.WITHOUT_ADVICE),
            frontEnd,
            frontEnd);
  }

  private DeployStacks.Result deploy() throws InterruptedException {
    return run(new DeployStacks.Work.Deploy(plans::add), DeployRequest.Mode.EXECUTE);
  }

  @Test
  void reportsWhatItDoesInOrderAndAsksBeforeItChangesAnything() throws InterruptedException {
    frontEnd.answering(Subject.DEPLOY, true);

    DeployStacks.Result result = deploy();

    assertThat(result.result()).isEqualTo(DeployResult.DONE);
    assertThat(result.outputs().orElseThrow()).containsOnlyKeys("shop");
    assertThat(frontEnd.asked).containsExactly("DEPLOY: Deploy `shop`?");
    assertThat(frontEnd.kinds())
        .containsExactly(
            "Compiled",
            "ActivityStarted",
            "ActivityEnded",
            "ActivityStarted",
            "ActivityEnded",
            "ActivityStarted",
            "ActivityEnded",
            "Planned",
            "WatchStarted",
            "StackChanged",
            "WatchEnded",
            "OperationEnded");
    assertThat(frontEnd.only(Event.Planned.class).plan().stacks().get(0).changes().resources())
        .extracting(ResourceDelta::logicalId)
        .containsExactly("Jobs");
    assertThat(frontEnd.only(Event.OperationEnded.class).watched().outcome())
        .isInstanceOf(Outcome.Succeeded.class);
    assertThat(aws.stack("shop").tags()).containsEntry("Owner", "me");
  }

  @Test
  void doesTheHarmlessThingWhereNobodyCanBeAsked() throws InterruptedException {
    assertThat(deploy().result()).isEqualTo(DeployResult.REFUSED);
    assertThat(frontEnd.only(Event.Unanswered.class).subject()).isEqualTo(Subject.DEPLOY);
    assertThat(aws.operations()).doesNotContain("ExecuteChangeSet");
    assertThat(aws.changeSetNames()).isEmpty();
    assertThat(aws.stackNames()).isEmpty();
  }

  @Test
  void keepsAPlanThatIsExecutedLater() throws InterruptedException {
    DeployStacks.Result planned =
        run(new DeployStacks.Work.Deploy(plans::add), DeployRequest.Mode.PLAN);
    assertThat(planned.result()).isEqualTo(DeployResult.PLANNED);
    assertThat(planned.outputs()).isEmpty();
    assertThat(frontEnd.asked).isEmpty();
    Plan plan = plans.get(0);

    frontEnd = new FrontEndStub().answering(Subject.DEPLOY, true);
    assertThat(run(new DeployStacks.Work.Execute(plan), DeployRequest.Mode.EXECUTE).result())
        .isEqualTo(DeployResult.DONE);
    assertThat(frontEnd.only(Event.Planned.class).plan()).isEqualTo(plan);

    frontEnd = new FrontEndStub();
    assertThat(deploy().result()).isEqualTo(DeployResult.NOTHING_TO_DO);
    assertThat(frontEnd.asked).isEmpty();
  }

  @Test
  void asksWhatBecomesOfAnOperationThatIsInterrupted() throws InterruptedException {
    aws.begin("shop", Timeline.start().then(FakeEvent.stack("CREATE_IN_PROGRESS")));
    frontEnd.interrupting();

    assertThat(deploy().result()).isEqualTo(DeployResult.DETACHED);
    assertThat(frontEnd.asked)
        .containsExactly(
            "INTERRUPTED: The creation of `shop` goes on in the account, whatever happens here.");
    assertThat(frontEnd.only(Event.WatchEnded.class).watched()).isPresent();
  }

  @Test
  void reportsACallThatFails() throws InterruptedException {
    aws.on("DescribeStacks").refuses(403, "AccessDenied", "User is not authorized");

    assertThat(deploy().result()).isEqualTo(DeployResult.WRONG);
    assertThat(frontEnd.only(Event.Message.class).level()).isEqualTo(Event.Level.ERROR);
    assertThat(frontEnd.only(Event.Message.class).sentence()).contains("is not allowed");
  }

  @Test
  void comparesWithoutLeavingAnythingBehind() throws InterruptedException, IOException {
    frontEnd.answering(Subject.DEPLOY, true);
    deploy();
    template("60");
    DiffStacks.Request request =
        new DiffStacks.Request(
            ApplicationStacks.of(application()),
            Optional.empty(),
            account,
            new DeployRequest.Target("shop", "default"),
            new ChangeOptions(
                Map.of(),
                Map.of("Owner", "me"),
                ChangeSetOptions.NONE,
                KeepOptions.USUAL,
                StackProtection.UNCHANGED),
            true);

    DiffStacks.Result result = new DiffStacks(platform).run(request, frontEnd).orElseThrow();

    assertThat(result.plan().stacks().get(0).changes().resources().get(0).properties())
        .extracting(change -> change.path() + " " + change.after().orElse(""))
        .containsExactly("VisibilityTimeout 60");
    assertThat(result.verdict().isRefused()).isFalse();
    assertThat(aws.changeSetNames()).isEmpty();
  }

  @Test
  void reportsOnStacksThatAreThereAndThatAreNot() throws InterruptedException {
    ShowStatus.Request request = new ShowStatus.Request(application(), account, false);
    List<StackReport> missing = new ShowStatus(platform).run(request, frontEnd).orElseThrow();
    assertThat(missing).extracting(report -> report.stack().isPresent()).containsExactly(false);

    frontEnd.answering(Subject.DEPLOY, true);
    deploy();
    List<StackReport> reports = new ShowStatus(platform).run(request, frontEnd).orElseThrow();
    assertThat(reports).extracting(StackReport::name).containsExactly("shop");
    assertThat(reports.get(0).stack()).isPresent();
  }

  @Test
  void deletesWhatSomebodyAgreesTo() throws InterruptedException {
    frontEnd.answering(Subject.DEPLOY, true);
    deploy();
    DeleteStacks.Request request =
        new DeleteStacks.Request(
            ApplicationStacks.of(application()),
            account,
            new DeleteStacks.Options(List.of(), false, Optional.empty(), WatchOptions.ENDLESS));

    frontEnd = new FrontEndStub();
    assertThat(new DeleteStacks(platform).run(request, frontEnd, Questions.NOBODY))
        .isEqualTo(DeleteStacks.Result.REFUSED);
    assertThat(frontEnd.kinds()).containsExactly("RemovalPlanned", "Unanswered");

    frontEnd = new FrontEndStub().answering(Subject.DELETE, true);
    assertThat(new DeleteStacks(platform).run(request, frontEnd, frontEnd))
        .isEqualTo(DeleteStacks.Result.DONE);
    assertThat(frontEnd.kinds())
        .containsExactly(
            "RemovalPlanned", "WatchStarted", "StackChanged", "WatchEnded", "OperationEnded");
    assertThat(aws.stackNames()).isEmpty();
  }
}
