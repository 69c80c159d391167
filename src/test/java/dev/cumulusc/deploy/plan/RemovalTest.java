package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.inflight.InFlight;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.fixture.service.FakeStacks;
import dev.cumulusc.fixture.service.FakeWorkflows;
import dev.cumulusc.template.ResourceTypes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the deletion of a stack takes away. */
class RemovalTest {
  private static final String NESTED = "arn:aws:cloudformation:us-east-1:123456789012:stack/api/1";

  private final FakeStacks stacks =
      new FakeStacks()
          .template(
              "app",
              """
              Resources:
                Kept: {Type: AWS::DynamoDB::Table, DeletionPolicy: Retain}
                Table: {Type: AWS::DynamoDB::Table}
                Api: {Type: AWS::CloudFormation::Stack}
                KeptApi: {Type: AWS::CloudFormation::Stack, DeletionPolicy: Retain}
              """)
          .template(NESTED, "Resources: {Db: {Type: 'AWS::RDS::DBInstance'}}")
          .with("app", "Kept", "kept", "AWS::DynamoDB::Table")
          .with("app", "Table", "table", "AWS::DynamoDB::Table")
          .with("app", "Queue", "queue", "AWS::SQS::Queue")
          .with("app", "Api", NESTED, ResourceTypes.STACK)
          .with("app", "KeptApi", "other", ResourceTypes.STACK)
          .with(NESTED, "Ingest", "ingest", ResourceTypes.STATE_MACHINE);

  private Removal removal() {
    return Removal.of(stacks.service(), FakeStacks.stack("app", Map.of()));
  }

  private static List<String> print(Removal removal) {
    return removal.resources().stream()
        .map(
            gone ->
                gone.path() + " " + gone.retention() + gone.holds().map(x -> " " + x).orElse(""))
        .toList();
  }

  @Test
  void followsNestedStacksThatGoAndKeepsWhatIsRetained() {
    assertThat(print(removal()))
        .containsExactly(
            "Kept RETAINED all items in it",
            "Table DELETED all items in it",
            "Queue DELETED all messages in it",
            "Api/Ingest DELETED the history of all executions",
            "KeptApi RETAINED");
    assertThat(removal().ended()).isEmpty();
  }

  @Test
  void losesDataUnlessAllThatHoldsSomeIsRetained() {
    assertThat(removal().losesData()).isTrue();
    assertThat(removal().keeping(List.of("Table", "Queue")).losesData()).isTrue();
    Removal kept = removal().keeping(List.of("Table", "Queue", "Api/Ingest"));
    assertThat(kept.losesData()).isFalse();
    assertThat(print(kept)).hasSize(2).noneMatch(line -> line.startsWith("Table"));
  }

  @Test
  void namesTheExecutionsThatEnd() {
    FakeWorkflows workflows = new FakeWorkflows().deployed("ingest", "{}");
    assertThat(removal().ending(new InFlight(workflows)).ended()).contains(List.of());
    workflows.run("ingest", "arn:e1", Instant.EPOCH, Instant.EPOCH, "{}");

    assertThat(removal().ending(new InFlight(workflows)).ended().orElseThrow())
        .containsExactly(new Removal.Ended("Api/Ingest", List.of("e1")));
  }

  @Test
  void endsNothingOfAMachineThatStays() {
    stacks.template(
        NESTED,
        "Resources: {Ingest: {Type: 'AWS::StepFunctions::StateMachine', DeletionPolicy: Retain}}");
    FakeWorkflows workflows = new FakeWorkflows().failing(ServiceException.Kind.DENIED);

    assertThat(removal().ending(new InFlight(workflows)).ended()).contains(List.of());
  }

  @Test
  void leavesOutWhatIsGoneAlready() {
    List<StackResource> resources = stacks.resources("app");
    StackResource table = resources.get(1);
    for (String status : List.of("DELETE_COMPLETE", "DELETE_SKIPPED")) {
      resources.set(
          1,
          new StackResource(
              table.logicalId(),
              table.physicalId(),
              table.type(),
              new Status(status),
              Optional.empty(),
              table.updated(),
              Optional.empty()));
      assertThat(print(removal())).noneMatch(line -> line.startsWith("Table"));
    }
  }
}
