package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are executed when other executions run than those that they were made for. */
class DeployExecutionsPlanTest {
  @TempDir private Path folder;
  private ExecutionsTrial workflow;
  private Trial trial;

  @BeforeEach
  void deployed() {
    workflow = new ExecutionsTrial(folder);
    trial = workflow.trial;
  }

  @AfterEach
  void stop() {
    workflow.close();
  }

  @Test
  void aDefinitionThatComesIntoUseMakesThePlanStale() {
    String plan = folder.resolve("plan.json").toString();
    assertThat(trial.deploy("--plan-out", plan, "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    workflow.describes(ExecutionsTrial.NEW_DEFINITION);
    trial.aws.forgetCalls();

    assertThat(trial.deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told)
        .contains(
            "A definition of `Ingest` has come into use since the plan was made, and what it needs"
                + " is not kept. Nothing was changed. Make a new plan.");
    assertThat(trial.aws.operations()).doesNotContain("ExecuteChangeSet");
  }

  @Test
  void anExecutionOfTheDeployedDefinitionDoesNotMakeThePlanStale() {
    String plan = folder.resolve("plan.json").toString();
    assertThat(trial.deploy("--plan-out", plan, "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    workflow.running("e1");

    assertThat(trial.deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void executionsThatCanNotBeListedAgainMakeThePlanStale() {
    String plan = folder.resolve("plan.json").toString();
    assertThat(trial.deploy("--plan-out", plan, "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    for (int i = 0; i < 2; i++) {
      trial.aws.on("ListExecutions").refuses(400, "AccessDeniedException", "You may not.");
    }

    assertThat(trial.deploy("--yes", "--plan", plan)).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("`states:ListExecutions` is not allowed: You may not.");
    assertThat(trial.aws.operations()).doesNotContain("ExecuteChangeSet");
  }

  @Test
  void refusesThePlanOfAVersionThatDidNotLookAtExecutions() throws IOException {
    Path file = folder.resolve("plan.json");
    assertThat(trial.deploy("--plan-out", file.toString(), "--allow-replace", "Topic"))
        .isEqualTo(ExitCode.DONE);
    Plan plan =
        PlanFile.read(SourceFile.of("plan.json", Files.readString(file)), new Diagnostics())
            .orElseThrow();
    StackPlan stack = plan.stacks().get(0);
    StackPlan unaware =
        new StackPlan(
            stack.stackName(),
            stack.operation(),
            stack.stackId(),
            stack.changeSetId(),
            new StackPlan.Basis(
                stack.basis().state(), stack.basis().templateHash(), KeptForExecutions.NONE),
            stack.changes(),
            stack.capabilities(),
            stack.parameters(),
            stack.uploads());
    PlanFile.write(
        new Plan(
            plan.application(),
            plan.deployment(),
            plan.region(),
            plan.made(),
            List.of(unaware),
            plan.steps()),
        file);

    assertThat(trial.deploy("--yes", "--plan", file.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.told).contains("without having looked at executions", "Make a new plan.");
  }
}
