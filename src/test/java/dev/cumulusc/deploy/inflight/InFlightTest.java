package dev.cumulusc.deploy.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.WorkflowExecution;
import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.service.FakeClock;
import dev.cumulusc.fixture.service.FakeStacks;
import dev.cumulusc.fixture.service.FakeWorkflows;
import dev.cumulusc.keep.DefinitionInUse;
import dev.cumulusc.template.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private static final String OLD = definition("my-app-Copy:Copy-aaa");
  private static final String NEW = definition("my-app-Copy:Copy-bbb");

  private final FakeWorkflows workflows = new FakeWorkflows();
  private final FakeStacks stacks =
      new FakeStacks()
          .with("app", "IngestStateMachine", "machine", ResourceTypes.STATE_MACHINE)
          .with("app", "CopyLambdaFunction", "my-app-Copy", "AWS::Lambda::Function");

  private static String definition(String function) {
    return "{\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:" + function + "\"}";
  }

  private static Instant after(int minutes) {
    return MADE.plus(Duration.ofMinutes(minutes));
  }

  private MachineUse use() {
    List<StackResource> resources = stacks.resources("app");
    List<MachineUse> uses = new InFlight(workflows).report(resources);
    assertThat(uses).hasSize(1);
    return uses.get(0);
  }

  private static List<String> names(List<WorkflowExecution> executions) {
    return executions.stream().map(WorkflowExecution::name).toList();
  }

  @Test
  void countsNoneWhereNoneIsRunning() {
    assertThat(use().revisions()).isEmpty();
    workflows.deployed("machine", NEW);
    assertThat(use().isRunning()).isFalse();
    assertThat(use().holds()).isEmpty();
    assertThat(use().revisions())
        .singleElement()
        .satisfies(only -> assertThat(only.deployed()).isTrue());
  }

  @Test
  void asksOncePerDefinitionWhatExecutionsHold() {
    workflows
        .deployed("machine", NEW)
        .run("machine", "e1", after(10), MADE, OLD)
        .run("machine", "e2", after(20), MADE, OLD)
        .run("machine", "e3", after(70), after(60), NEW)
        .run("machine", "e4", after(80), after(60), NEW);

    MachineUse use = use();

    assertThat(use.count()).isEqualTo("4");
    assertThat(use.holds().stream().map(FunctionRef::toString))
        .containsExactly("my-app-Copy:Copy-bbb", "my-app-Copy:Copy-aaa");
    assertThat(workflows.asked).containsExactly("e4", "e2");
    assertThat(use.revisions().stream().map(each -> names(each.running())))
        .containsExactly(List.of("e4", "e3"), List.of("e2", "e1"));
    assertThat(use.revisions().stream().map(RevisionUse::deployed)).containsExactly(true, false);
  }

  @Test
  void asksAboutEachExecutionThatBeganJustAfterAChange() {
    workflows
        .run("machine", "e1", after(10), MADE, OLD)
        .run("machine", "e2", after(61), MADE, OLD)
        .run("machine", "e3", after(61).plusSeconds(1), after(60), NEW);

    assertThat(use().holds()).hasSize(2);
    assertThat(workflows.asked).containsExactly("e3", "e2");
  }

  @Test
  void asksNothingTwice() {
    workflows.run("machine", "e1", after(10), MADE, OLD);
    InFlight inFlight = new InFlight(workflows);

    inFlight.report(stacks.resources("app"));
    inFlight.report(stacks.resources("app"));

    assertThat(workflows.asked).containsExactly("e1");
  }

  @Test
  void goesOnWhenAnExecutionEndsMeanwhile() {
    workflows.run("machine", "e1", after(10), MADE, OLD).run("machine", "e2", after(20), MADE, "");

    assertThat(use().holds()).hasSize(1);
    assertThat(use().count()).isEqualTo("1");
  }

  /** The time of a change may be that of a later one. */
  @Test
  void asksAboutEachExecutionWhereTheTimeOfTheChangeIsNoHelp() {
    workflows
        .run("machine", "e1", after(10), after(60), OLD)
        .run("machine", "e2", after(20), after(60), NEW);

    assertThat(use().holds()).hasSize(2);
    assertThat(workflows.asked).containsExactly("e2", "e1");
  }

  @Test
  void countsAllHoweverMany() {
    for (int i = 0; i <= 1000; i++) {
      workflows.run("machine", "e" + i, after(10).plusMillis(i), MADE, OLD);
    }

    assertThat(use().count()).isEqualTo("1,001");
    assertThat(workflows.asked).containsExactly("e1000");
  }

  /** With a maximum of definitions, the last one would be lost. */
  @Test
  void findsEachDefinitionHoweverMany() {
    for (int i = 0; i < 150; i++) {
      workflows.run("machine", "e" + i, after(10 * i), after(10 * i), definition("f" + i));
    }

    assertThat(use().holds()).hasSize(150);
  }

  @Test
  void asksOncePerVersionWhateverItsTime() {
    workflows
        .deployed("machine", NEW)
        .run("machine", "e1", after(10), MADE, NEW)
        .runVersion("machine", "machine:7", "v1", after(20), OLD)
        .runVersion("machine", "machine:7", "v2", after(30), OLD)
        .run("machine", "e2", after(40), MADE, NEW);

    assertThat(use().revisions().stream().map(each -> names(each.running())))
        .containsExactly(List.of("e2", "e1"), List.of("v2", "v1"));
    assertThat(workflows.asked).containsExactly("v2", "e2");
  }

  @Test
  void findsTheVersionsThatAliasesStart() {
    workflows
        .deployed("machine", NEW)
        .deployed("machine:7", OLD)
        .deployed("machine:8", NEW)
        .alias("machine", "machine:live", "machine:7", "machine:8");

    assertThat(use().revisions().stream().map(RevisionUse::aliases))
        .containsExactly(
            List.of(new DefinitionInUse.Version("8", "live")),
            List.of(new DefinitionInUse.Version("7", "live")));
    assertThat(use().holds()).hasSize(2);
    assertThat(use().isRunning()).isFalse();
  }

  @Test
  void knowsOfAnExpressStateMachineWhatItIsNow() {
    workflows.deployed("machine", NEW).express.add("machine");

    assertThat(use().express()).isTrue();
    assertThat(use().problem()).isEmpty();
    assertThat(use().revisions()).hasSize(1);
  }

  @Test
  void saysWhyExecutionsAreNotKnown() {
    workflows.deployed("machine", NEW).failing(ServiceException.Kind.DENIED);

    assertThat(use().problem()).contains("The call was refused: no.");
    assertThat(use().running()).isZero();
  }

  @Test
  void findsWhatCanBeRedriven() {
    workflows
        .deployed("machine", NEW)
        .failed("machine", "long-ago", after(-60), MADE, definition("f"))
        .failed("machine", "e1", after(10), MADE, OLD)
        .failed("machine", "e2", after(20), MADE, OLD);

    List<MachineUse> uses = new InFlight(workflows).redrivable(stacks.resources("app"), MADE);

    assertThat(uses).hasSize(1);
    assertThat(uses.get(0).revisions()).hasSize(1);
    assertThat(names(uses.get(0).revisions().get(0).redrivable())).containsExactly("e2", "e1");
  }

  @Test
  void findsFunctionsByTheirArns() {
    assertThat(
            FunctionRef.in(
                "arn:aws:lambda:us-east-1:123456789012:function:a:7 arn:aws-us-gov:lambda:us-gov"
                    + "-west-1:123456789012:function:b\" arn:aws:states:::lambda:invoke"))
        .containsExactly(
            new FunctionRef("a", Optional.of("7")), new FunctionRef("b", Optional.empty()));
  }

  @Test
  void waitsUntilNothingIsRunning() throws InterruptedException {
    workflows.run("machine", "e1", MADE, MADE, OLD).run("machine", "e2", MADE, MADE, OLD);
    List<MachineUse> uses = List.of(use());
    FakeClock clock = new FakeClock(() -> workflows.end("machine"));
    List<String> told = new ArrayList<>();

    int left =
        new WaitForExecutions(new InFlight(workflows), clock)
            .await(
                uses,
                Duration.ofMinutes(10),
                (running, time) -> told.add(running + " " + time.toSeconds()));

    assertThat(left).isZero();
    assertThat(told).containsExactly("2 600", "1 598");
    assertThat(clock.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void stopsWaitingWhenTheTimeIsUp() throws InterruptedException {
    workflows.run("machine", "e1", MADE, MADE, OLD);
    FakeClock clock = new FakeClock();

    int left =
        new WaitForExecutions(new InFlight(workflows), clock)
            .await(List.of(use()), Duration.ofMinutes(1), (running, time) -> {});

    assertThat(left).isEqualTo(1);
    assertThat(clock.now()).isEqualTo(MADE.plusSeconds(60));
  }

  @Test
  void findsTheStateMachinesThatAChangeConcerns() {
    Emitted emitted =
        Emitted.of(
            """
            prefix: my-app
            prefixNoDash: MyApp
            lambdas:
              Copy: {handler: index.handler, source: src}
              Move: {handler: index.handler, source: src}
            stepFunctions:
              A: {StartAt: S, States: {S: {Type: Task, Resource: '${CopyLambdaFunction.Arn}', End: true}}}
              B: {StartAt: S, States: {S: {Type: Task, Resource: '${MoveLambdaFunction.Arn}', End: true}}}
              C: {StartAt: S, States: {S: {Type: Pass, End: true}}}
            """);

    assertThat(AffectedMachines.of(emitted.template(), Set.of("CopyLambdaFunction")))
        .containsExactly("MyAppAStateMachine");
    assertThat(
            AffectedMachines.of(
                emitted.template(), Set.of("MoveLambdaFunction", "MyAppCStateMachine")))
        .containsExactly("MyAppBStateMachine", "MyAppCStateMachine");
    assertThat(AffectedMachines.of(emitted.template(), Set.of())).isEmpty();
  }
}
