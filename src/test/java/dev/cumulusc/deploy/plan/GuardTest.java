package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.RefusalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and what allows it. */
class GuardTest {
  private static final Path CASES = Path.of("src/test/resources/cases/rules");

  private static final String TABLE =
      """
      Resources:
        Table:
          Type: AWS::DynamoDB::Table
          DeletionPolicy: Retain
          Properties: {TableName: old}
      """;

  /** Plans the way from one template to another without any service. */
  static StackPlan plan(String before, String after) {
    DeployedStack deployed =
        new DeployedStack(
            Stacks.stack("app", Map.of()),
            before,
            DeployedTemplate.read("before.yml", before),
            Optional.empty(),
            Map.of());
    Planner planner = new Planner(Stacks.NONE, new ChangeSets(Stacks.NONE, Stacks.STILL));
    return planner.compare(
        new StackSnapshot(
            Wanted.template(after).prepared(),
            Optional.of(deployed.stack()),
            Optional.of(deployed),
            Unchanged.Answer.CHANGED));
  }

  private static Guard.Verdict judge(String after, String... allowed) {
    return StackPlan.judge(List.of(plan(TABLE, after)), Set.of(allowed));
  }

  private static String print(Guard.Verdict verdict) {
    return new RefusalText(Theme.PLAIN).print(verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C7201", "C7202", "C7203"})
  void refusesTheCaseOfEachRule(String code) throws IOException {
    StackPlan plan = plan(text(code, "before.yml"), text(code, "fires.yml"));
    assertThat(StackPlan.judge(List.of(plan), Set.of()).refusals())
        .extracting(Guard.Refusal::code)
        .containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C7201", "C7202", "C7203"})
  void refusesNothingNearIt(String code) throws IOException {
    StackPlan plan = plan(text(code, "before.yml"), text(code, "silent.yml"));
    assertThat(plan.isUnchanged()).isFalse();
    assertThat(StackPlan.judge(List.of(plan), Set.of()).refusals()).isEmpty();
  }

  private static String text(String code, String file) throws IOException {
    return Files.readString(CASES.resolve(code).resolve(file));
  }

  @Test
  void reportsAllOfWhatIsRefused() {
    assertThat(print(judge(TABLE.replace("old", "new"))))
        .isEqualTo(
            """
            refused C7201: The table `Table` of the stack `app` is replaced, because `TableName` changes.
              at app.yml:2:3
              lost: all items in it
              help: If that is meant, say `--allow-replace Table`, or write `# cumulusc-ignore C7201: the reason` at that line.
            """);
  }

  @Test
  void allowsWhatIsNamedWithOrWithoutTheStack() {
    String after = TABLE.replace("old", "new");
    assertThat(judge(after, "Table").isRefused()).isFalse();
    assertThat(judge(after, "app/Table").isRefused()).isFalse();
    assertThat(judge(after, "iam/Table").isRefused()).isTrue();
  }

  @Test
  void allowsNoResourceWhoseNameOnlyEndsSo() {
    StackPlan plan =
        plan(
            TABLE.replace("  Table:", "  OrdersTable:"),
            TABLE.replace("  Table:", "  OrdersTable:").replace("old", "new"));
    Guard.Verdict verdict = StackPlan.judge(List.of(plan), Set.of("Table"));
    assertThat(verdict.refusals()).extracting(Guard.Refusal::path).containsExactly("OrdersTable");
    assertThat(verdict.complaints())
        .singleElement()
        .asString()
        .startsWith("`--allow-replace Table` names no resource that would be refused.");
  }

  @Test
  void allowsOnlyTheOneThatIsNamed() {
    String after = TABLE.replace("old", "new");
    List<Guard.StackChanges> stacks =
        List.of(
            new Guard.StackChanges("app", plan(TABLE, after).changes()),
            new Guard.StackChanges("db", plan(TABLE, after).changes()));
    Guard.Verdict none = Guard.judge(stacks, Set.of("Table"));
    assertThat(none.refusals())
        .extracting(Guard.Refusal::name)
        .containsExactly("app/Table", "db/Table");
    assertThat(none.complaints())
        .containsExactly(
            "`--allow-replace Table` names 2 resources, and so allows none: `app/Table`,"
                + " `db/Table`. Name the stack, too.");
    assertThat(Guard.judge(stacks, Set.of("db/Table")).refusals())
        .extracting(Guard.Refusal::stackName)
        .containsExactly("app");
  }

  @Test
  void allowsNothingInANestedStackByItsLastName() {
    StackDelta inner = plan(TABLE, TABLE.replace("old", "new")).changes();
    ResourceDelta table = inner.resources().get(0);
    ResourceDelta nested =
        table
            .withSubject(table.subject().withLogicalId("Inner"))
            .withNested(Optional.of(inner))
            .withRisk(Optional.empty());
    StackDelta outer = new StackDelta(List.of(nested), List.of(), List.of());
    Guard.Verdict verdict =
        Guard.judge(List.of(new Guard.StackChanges("app", outer)), Set.of("Table"));
    assertThat(verdict.refusals()).extracting(Guard.Refusal::name).containsExactly("Inner/Table");
    assertThat(verdict.complaints())
        .containsExactly(
            "`--allow-replace Table` names no resource that would be refused. Did you mean"
                + " `Inner/Table`?");
    for (String name : List.of("Inner/Table", "app/Inner/Table")) {
      assertThat(Guard.judge(List.of(new Guard.StackChanges("app", outer)), Set.of(name)))
          .returns(false, Guard.Verdict::isRefused);
    }
  }

  @Test
  void allowsWhatACommentGivesAReasonFor() {
    String commented = "  # cumulusc-ignore C7201: moved by hand\n  Table:";
    StackPlan plan = plan(TABLE, TABLE.replace("  Table:", commented).replace("old", "new"));
    assertThat(StackPlan.judge(List.of(plan), Set.of()).isRefused()).isFalse();
    assertThat(plan.changes().resources().get(0).risk().orElseThrow().allowed())
        .contains("moved by hand");
  }

  @Test
  void complainsOfWhatIsAllowedForNothing() {
    assertThat(judge(TABLE.replace("old", "new"), "Tabel").complaints())
        .containsExactly(
            "`--allow-replace Tabel` names no resource that would be refused. Did you mean"
                + " `Table`?");
  }

  @Test
  void reportsWhatStaysBehind() {
    assertThat(print(judge("Resources: {Queue: {Type: AWS::SQS::Queue}}")))
        .contains("is removed, because no template has it any more.")
        .contains("lost: nothing, but it stays without a stack")
        .contains("help: If that is meant, say `--allow-replace Table`.\n");
  }

  @Test
  void takesAPossibleReplacementForOne() {
    String before =
        """
        Resources:
          Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: news}}
          Log:
            Type: AWS::Logs::LogGroup
            Properties: {LogGroupName: !GetAtt Topic.TopicName}
        """;
    String after = before.replace("news", "olds");
    assertThat(plan(before, after).changes().resources())
        .extracting(each -> each.logicalId() + " " + each.kind() + " " + each.certain())
        .contains("Log REPLACE false");
  }

  @Test
  void knowsWhatItWasMadeFrom() {
    StackPlan plan = plan(TABLE, TABLE.replace("old", "new"));
    assertThat(plan.isMadeFrom(Wanted.template(TABLE.replace("old", "new")).prepared())).isTrue();
    assertThat(plan.isMadeFrom(Wanted.template(TABLE).prepared())).isFalse();
  }

  @Test
  void findsAPlanStaleWhenTheStackMoved() {
    StackPlan plan = plan(TABLE, TABLE.replace("old", "new"));
    assertThat(Staleness.of(plan, Optional.empty(), Optional.empty()))
        .contains("The stack `app` is gone since the plan was made.");
    assertThat(
            Staleness.of(
                plan,
                Optional.of(Stacks.touched(Instant.parse("2026-05-01T00:00:00Z"))),
                Optional.empty()))
        .contains(
            "The stack `app` was changed at 2026-05-01T00:00:00Z, after the plan was made from"
                + " it.");
    assertThat(Staleness.of(plan, Optional.of(Stacks.stack("app", Map.of())), Optional.empty()))
        .contains("The plan has no change set for `app`.");
  }
}
