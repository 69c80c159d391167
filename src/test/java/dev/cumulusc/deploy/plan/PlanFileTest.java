package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compare.AccessChange;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.Risk;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.SteppedClock;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans are read as they were written, or not at all. */
class PlanFileTest {
  private static final String BEFORE =
      """
      Parameters: {Stage: {Type: String}}
      Resources:
        Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: a}}
        Role: {Type: AWS::IAM::Role, Metadata: {Note: "a \\"quoted\\" \u00e9"}}
      """;

  @TempDir private Path folder = Path.of("");

  private static Plan plan() {
    return new Plan(
        "app",
        "default",
        Optional.of("us-east-1"),
        SteppedClock.START,
        List.of(
            GuardTest.plan(
                BEFORE, BEFORE.replace("TableName: a", "TableName: b").replace("quoted", "x"))),
        List.of("write the workflow list"));
  }

  private static KeptForExecutions kept() {
    return new KeptForExecutions(
        List.of(new KeptForExecutions.Definition("Inner/Ingest", "machine", "d1")),
        List.of(
            new KeptForExecutions.Item(
                "Role",
                "AWS::IAM::Role",
                Optional.of("KeptOne"),
                "sns:Publish on topic",
                List.of(
                    new KeptForExecutions.User(
                        "Inner/Ingest",
                        KeptForExecutions.Why.RUNNING,
                        List.of("e1", "e2"),
                        Optional.empty()),
                    new KeptForExecutions.User(
                        "Inner/Ingest",
                        KeptForExecutions.Why.ALIAS,
                        List.of(),
                        Optional.of("live"))))),
        List.of(
            new KeptForExecutions.Item(
                "Topic", "AWS::SNS::Topic", Optional.empty(), "", List.of())),
        List.of(),
        List.of("A remark."),
        Optional.of(SteppedClock.START));
  }

  private static Plan with(Plan plan, KeptForExecutions kept) {
    StackPlan stack = plan.stacks().get(0);
    return new Plan(
        plan.application(),
        plan.deployment(),
        plan.region(),
        plan.made(),
        List.of(
            new StackPlan(
                stack.stackName(),
                stack.operation(),
                stack.stackId(),
                stack.changeSetId(),
                new StackPlan.Basis(stack.basis().state(), stack.basis().templateHash(), kept),
                stack.changes(),
                stack.capabilities(),
                stack.parameters(),
                stack.uploads())),
        plan.steps());
  }

  private static String problem(String text) {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(PlanFile.read(SourceFile.of("plan.json", text), diagnostics)).isEmpty();
    assertThat(diagnostics.sorted()).hasSize(1);
    return diagnostics.sorted().get(0).at() + " " + diagnostics.sorted().get(0).message();
  }

  @Test
  @Tag("silent:C7101")
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("plan.json");
    Files.writeString(file, "old");
    PlanFile.write(plan(), file);
    Diagnostics diagnostics = new Diagnostics();
    assertThat(PlanFile.read(SourceFile.of("plan.json", Files.readString(file)), diagnostics))
        .contains(plan());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  @Tag("fires:C7101")
  void refusesAFileThatIsNoPlan() {
    assertThat(problem("{\"Resources\": {}}"))
        .isEqualTo("plan.json:1:1 This is no plan: it has no `cumuluscPlan`.");
    assertThat(problem("{\"cumuluscPlan\": 7}"))
        .isEqualTo(
            "plan.json:1:18 The plan is of format `7`, but this version of cumulusc reads format"
                + " `1` only.");
    assertThat(problem(PlanFile.text(plan()).substring(0, 300))).startsWith("plan.json:");
  }

  @Test
  void readsWhatIsKeptForExecutions() {
    Plan plan = with(plan(), kept());
    Diagnostics diagnostics = new Diagnostics();

    assertThat(PlanFile.read(SourceFile.of("plan.json", PlanFile.text(plan)), diagnostics))
        .contains(plan);
    assertThat(PlanFile.text(plan)).contains("\"why\": \"RUNNING\"");
    assertThat(PlanFile.text(plan())).doesNotContain("\"executions\"");
  }

  /** All that a plan can have, with nested stacks and with what is not certain. */
  private static StackPlan whole() {
    ValueChange value =
        new ValueChange(
            "Path",
            Optional.of("a"),
            Optional.of("b"),
            false,
            ValueChange.Replacing.PERHAPS,
            Optional.of("Table"));
    AccessChange access =
        new AccessChange(
            "Role",
            List.of(
                new AccessChange.Access(
                    AccessChange.Kind.ACTIONS, List.of("sns:Publish"), List.of("topic"), "if")),
            List.of(
                new AccessChange.Access(
                    AccessChange.Kind.BOUNDARY, List.of("Bound"), List.of(), "")));
    ResourceDelta inner =
        ResourceDelta.of(
            ResourceDelta.Kind.REMOVE, "Inner", "A::B::C", Optional.empty(), Optional.empty());
    ResourceDelta outer =
        new ResourceDelta(
            ResourceDelta.Kind.REPLACE,
            false,
            new ResourceDelta.Subject(
                "Outer",
                "A::B::C",
                Optional.of("physical"),
                Optional.of("app.yml:1:1"),
                Optional.of("MODIFIED")),
            List.of(value),
            List.of(value),
            Optional.of(new StackDelta(List.of(inner), List.of(), List.of())),
            ResourceDelta.Retention.SNAPSHOT,
            Optional.of(
                new Risk(Risk.Kind.REPLACED, false, "what", "lost", "because", Optional.of("ok"))));
    return new StackPlan(
        "app",
        StackPlan.Operation.UPDATE,
        Optional.of("stack"),
        Optional.of("change set"),
        new StackPlan.Basis(
            Optional.of(new StackPlan.State("UPDATE_COMPLETE", SteppedClock.START)),
            "hash",
            new KeptForExecutions(
                kept().inUse(),
                kept().kept(),
                kept().released(),
                kept().released(),
                kept().remarks(),
                kept().notBefore())),
        new StackDelta(List.of(outer), List.of(value), List.of(access)),
        List.of("CAPABILITY_IAM"),
        List.of("Stage"),
        List.of(new StackPlan.PlannedUpload("code", "bucket", "key")));
  }

  @Test
  void isEmptyIfEachStackStaysAsItIs() {
    StackPlan same = GuardTest.plan(BEFORE, BEFORE);
    assertThat(plans(same, same).isEmpty()).isTrue();
    assertThat(plans(same, whole()).isEmpty()).isFalse();
  }

  private static Plan plans(StackPlan... stacks) {
    return new Plan(
        "app", "prod", Optional.empty(), SteppedClock.START, List.of(stacks), List.of());
  }

  @Test
  void readsEachPartOfAPlan() {
    Plan plan =
        new Plan(
            "app", "prod", Optional.empty(), SteppedClock.START, List.of(whole()), List.of("step"));

    assertThat(PlanFile.line(plan)).doesNotContain("\n");
    for (String text : List.of(PlanFile.text(plan), PlanFile.line(plan))) {
      Diagnostics diagnostics = new Diagnostics();
      assertThat(PlanFile.read(SourceFile.of("plan.json", text), diagnostics)).contains(plan);
      assertThat(diagnostics.sorted()).isEmpty();
    }
  }

  @Test
  void refusesAPlanThatSomebodyChanged() {
    String text = PlanFile.text(plan());
    assertThat(text).contains("\"after\": \"b\"");
    assertThat(problem(text.replace("\"after\": \"b\"", "\"after\": \"c\"")))
        .endsWith(
            " The plan was changed after it was made: it does not fit its `digest` any more.");
  }

  @Test
  void aPlanMayBeLaidOutAnew() {
    Diagnostics diagnostics = new Diagnostics();
    String text = PlanFile.text(plan()).replaceAll("\\n *", " ");
    assertThat(PlanFile.read(SourceFile.of("plan.json", text), diagnostics)).contains(plan());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"operation\": \"UPDATE\"|\"operation\": \"DESTROY\"|10:20 The plan is broken: `operation`"
            + " is `DESTROY`, which is none of `CREATE`, `UPDATE`, `UNCHANGED`.",
        "\"certain\": true|\"certain\": 1|26:24 The plan is broken: `certain` has to be `true` or"
            + " `false`.",
        "\"application\"|\"name\"|1:1 The plan is broken: `application` is missing.",
        "\"made\": \"2026|\"made\": \"yesterday 2026|6:11 The plan is broken: `yesterday"
            + " 2026-03-01T12:00:00Z` is no time."
      })
  void reportsTheLineThatIsBroken(String found, String broken, String expected) {
    assertThat(problem(PlanFile.text(plan()).replaceFirst(found, broken)))
        .isEqualTo("plan.json:" + expected);
  }
}
