package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Item;
import dev.cumulusc.deploy.inflight.KeptForExecutions.User;
import dev.cumulusc.deploy.inflight.KeptForExecutions.Why;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.plan.KeepOptions.Running;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.fixture.service.FakeStacks;
import dev.cumulusc.template.ResourceTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is looked at again after something was planned, and what a stack keeps by then. */
class KeptLaterTest extends PublishingStack {
  @Test
  void objectsToADefinitionThatCameIntoUseSinceThePlanWasMade() {
    KeptForExecutions planned = shown();
    assertThat(keeper().objection(planned, app())).isEmpty();
    workflows.run(MACHINE, ARN + "execution:ingest:e2", now, now, NEW);

    assertThat(keeper().objection(planned, app()))
        .contains(
            "A definition of `Ingest` has come into use since the plan was made, and what it needs"
                + " is not kept.");
    assertThat(keeper().objection(KeptForExecutions.NONE, app()))
        .as("a plan that takes nothing away")
        .isEmpty();
    options = new KeepOptions(Running.ASSUMED_NONE, false);
    assertThat(keeper().objection(planned, app())).isEmpty();
  }

  @Test
  void objectsWhereExecutionsAreNotKnownUnlessTheyAreTakenToBeNone() {
    KeptForExecutions planned = shown();
    workflows.failing(ServiceException.Kind.DENIED);

    assertThat(keeper().objection(planned, app())).contains("The call was refused: no.");
    options = new KeepOptions(Running.ASSUMED_NONE, false);
    assertThat(keeper().objection(planned, app())).isEmpty();
  }

  @Test
  void noticesAPlanThatRemovesSomethingAndDidNotLookAtExecutions() {
    assertThat(keeper().isUnaware(GuardTest.plan(PUBLISHING, SILENT), app())).isTrue();
    assertThat(keeper().isUnaware(GuardTest.plan(SILENT, PUBLISHING), app()))
        .as("a plan that only adds")
        .isFalse();
    workflows.failing(ServiceException.Kind.DENIED);
    stacks.template(STACK, "Resources: {Topic: {Type: AWS::SNS::Topic}}");
    assertThat(keeper().isUnaware(GuardTest.plan(PUBLISHING, SILENT), app()))
        .as("a stack without a state machine")
        .isFalse();
  }

  @Test
  void namesTheMachinesThatAreRunning() {
    KeptForExecutions planned = shown();
    assertThat(keeper().running(planned, app())).isEmpty();
    running("e1", "e2");

    assertThat(keeper().running(planned, app())).extracting(MachineUse::count).containsExactly("2");
    assertThat(keeper().running(KeptForExecutions.NONE, app())).isEmpty();
    assertThat(keeper().inFlight()).isNotNull();
  }

  @Test
  void looksIntoNestedStacks() {
    String inner = STACK.replace("app", "inner");
    stacks
        .template(STACK, "Resources: {Inner: {Type: AWS::CloudFormation::Stack}}")
        .with(STACK, "Inner", inner, ResourceTypes.STACK)
        .with(FakeStacks.stack("inner", inner))
        .template(inner, PUBLISHING)
        .with(inner, "Flow", MACHINE + "2", ResourceTypes.STATE_MACHINE);
    workflows.deployed(MACHINE + "2", NEW).run(MACHINE + "2", "e1", now, now, OLD);
    KeptForExecutions planned =
        new KeptForExecutions(
            List.of(new KeptForExecutions.Definition("Other", "other", "digest")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    assertThat(keeper().running(planned, app()))
        .extracting(MachineUse::logicalId)
        .containsExactly("Flow");
    assertThat(keeper().isUnaware(GuardTest.plan(PUBLISHING, SILENT), app())).isTrue();
    workflows.end(MACHINE + "2");
    assertThat(keeper().objection(planned, app()).orElseThrow())
        .as("the first of the machines that have no other definition")
        .startsWith("A definition of `Ingest` has come into use");
  }

  @Test
  void showsWhatIsKeptNowAndForWhom() {
    running("e1");
    assertThat(now()).as("nothing is kept yet").isEmpty();
    stacks.template(STACK, kept().snapshot().prepared().text());
    workflows.deployed(MACHINE, NEW);

    assertThat(print(now()))
        .containsExactlyInAnyOrder(
            "Topic () [Ingest RUNNING[e1]]",
            "Role/statement (sns:Publish on " + TOPIC + ") [Ingest RUNNING[e1]]");
    workflows.end(MACHINE);
    workflows.failed(MACHINE, "f1", now.minus(Duration.ofDays(1)), now, OLD);
    assertThat(now())
        .flatExtracting(Item::users)
        .extracting(User::why)
        .containsExactly(Why.REDRIVABLE, Why.REDRIVABLE);
    clock.sleep(Duration.ofDays(14));
    assertThat(now()).hasSize(2).allMatch(item -> item.users().isEmpty());
  }

  private List<Item> now() {
    return KeptNow.of(stacks.service(), () -> new InFlight(workflows), app(), clock.now());
  }
}
