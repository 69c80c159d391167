package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.after.Steps;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.plan.Keeper;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.plan.StackSnapshot;
import dev.cumulusc.deploy.plan.Unchanged;
import dev.cumulusc.deploy.service.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Deploys the stacks of an application: takes snapshots of all of them, plans them together, and
 * executes what its user agreed to. What it made and did not execute is taken back.
 */
public final class Deployer {
  private final DeployContext context;
  private final DeployRequest request;
  private final Listener listener;
  private final ChangeSets changeSets;
  private final Planner planner;
  private final Snapshots snapshots;
  private final StackExecution execution;
  private final Executions executions;
  private final Keeper keeper;

  /**
   * Makes a deployer.
   *
   * @param changeSets makes the change sets; whoever ends the process early has them taken back
   */
  public Deployer(DeployContext context, DeployRequest request, ChangeSets changeSets) {
    this.context = context;
    this.request = request;
    this.listener = context.listener();
    this.changeSets = changeSets;
    this.planner = new Planner(context.cloudFormation(), changeSets);
    this.keeper = context.keeper(request.options().executions());
    this.snapshots =
        new Snapshots(context, request.options(), planner, keeper, Snapshots.Unlisted.REFUSED);
    this.executions = new Executions(context, request, keeper);
    this.execution = new StackExecution(context, request, changeSets, executions);
  }

  /**
   * How a deployment ended.
   *
   * @param kept the plan that is left to be executed later
   */
  public record Ending(DeployResult result, Optional<Plan> kept) {
    /** Returns an ending that leaves no plan. */
    public static Ending of(DeployResult result) {
      return new Ending(result, Optional.empty());
    }
  }

  /** Deploys stacks in their order, or only plans to. */
  public Ending deploy(List<PreparedStack> stacks) throws InterruptedException {
    try {
      List<StackSnapshot> found = snapshot(stacks);
      if (found.stream().allMatch(snapshot -> snapshot.answer() == Unchanged.Answer.UNCHANGED)) {
        return Ending.of(nothingToDo(found));
      }
      List<StackDeployment> deployments = propose(found);
      if (deployments.stream().allMatch(deployment -> deployment.plan().isUnchanged())) {
        return Ending.of(nothingToDo(found));
      }
      Plan plan = plan(deployments);
      listener.on(new Event.Planned(plan));
      guard(deployments.stream().map(StackDeployment::plan).toList());
      executions.guard(plan.stacks());
      List<MachineUse> running = executions.report(deployments);
      if (request.mode() == DeployRequest.Mode.PLAN) {
        leave(deployments);
        return new Ending(DeployResult.PLANNED, Optional.of(plan));
      }
      agree(deployments);
      return Ending.of(execute(deployments, running, false));
    } catch (Stop stop) {
      return Ending.of(stop.result());
    } finally {
      Leftovers.takeBack(changeSets, listener);
    }
  }

  /** Executes a plan exactly as it was made, or not at all. */
  public DeployResult execute(Plan plan, List<PreparedStack> stacks) throws InterruptedException {
    try {
      List<StackDeployment> deployments = new SavedPlan(context, keeper, plan).deployments(stacks);
      if (plan.isEmpty()) {
        listener.note("The plan has nothing to do.");
        return DeployResult.NOTHING_TO_DO;
      }
      listener.on(new Event.Planned(plan));
      List<MachineUse> running = executions.report(deployments);
      agree(deployments);
      return execute(deployments, running, true);
    } catch (Stop stop) {
      return stop.result();
    } finally {
      Leftovers.takeBack(changeSets, listener);
    }
  }

  /** Does the steps beside stacks that are deployed already. */
  public DeployResult postDeploy(List<PreparedStack> stacks) throws InterruptedException {
    try {
      boolean failed = false;
      boolean any = false;
      for (PreparedStack prepared : stacks) {
        String name = prepared.input().stackName();
        Optional<Stack> stack = context.cloudFormation().stack(name);
        if (stack.filter(found -> found.status().isComplete()).isEmpty()) {
          listener.error(
              "The steps after the deployment need the stack `"
                  + name
                  + "`, which "
                  + stack.map(found -> "is `" + found.status() + "`").orElse("does not exist")
                  + ".");
          throw new Stop(DeployResult.REFUSED);
        }
        any |= execution.hasSteps(prepared);
        failed |= execution.repeatSteps(prepared, stack);
      }
      if (!any) {
        listener.note("There are no steps after the deployment.");
      }
      return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
    } catch (Stop stop) {
      return stop.result();
    }
  }

  /** Takes a snapshot of each stack, when it is ready for a deployment. */
  private List<StackSnapshot> snapshot(List<PreparedStack> stacks)
      throws Stop, InterruptedException {
    Readiness readiness = new Readiness(context, request);
    List<StackSnapshot> found = new ArrayList<>();
    for (PreparedStack prepared : stacks) {
      found.add(snapshots.snapshot(prepared, readiness.of(prepared), found));
    }
    snapshots.reportUnused(stacks);
    return found;
  }

  private List<StackDeployment> propose(List<StackSnapshot> found)
      throws Stop, InterruptedException {
    List<StackDeployment> deployments = new ArrayList<>();
    for (StackSnapshot snapshot : found) {
      boolean waits =
          snapshots.waitsFor(
              snapshot.prepared(), snapshot.stack(), found.subList(0, deployments.size()));
      if (waits
          && deployments.stream()
              .anyMatch(deployment -> isChangedDatabase(deployment, snapshot.prepared()))) {
        deployments.add(new StackDeployment(snapshot, planner.compare(snapshot)));
      } else {
        deployments.add(
            propose(
                waits
                    ? snapshots.snapshot(snapshot.prepared(), snapshot.stack(), List.of())
                    : snapshot));
      }
    }
    return deployments;
  }

  private static boolean isChangedDatabase(StackDeployment deployment, PreparedStack prepared) {
    return !deployment.plan().isUnchanged()
        && Snapshots.databaseOf(prepared).filter(deployment.plan().stackName()::equals).isPresent();
  }

  private StackDeployment propose(StackSnapshot snapshot) throws Stop, InterruptedException {
    if (snapshot.answer() != Unchanged.Answer.UNCHANGED) {
      upload(StackDeployment.uploads(snapshot.prepared(), false));
    }
    Planner.Proposal proposal =
        snapshots.propose(
            snapshot,
            request.onFailure() == DeployRequest.OnFailure.DELETE
                ? Optional.of("DELETE")
                : Optional.empty());
    if (proposal instanceof Planner.Refused refused) {
      listener.on(new Event.ChangeSetRefused(refused, snapshot.prepared()));
      throw new Stop(DeployResult.WRONG);
    }
    return new StackDeployment(snapshot, ((Planner.Planned) proposal).plan());
  }

  private Plan plan(List<StackDeployment> deployments) {
    List<String> steps = new ArrayList<>();
    for (StackDeployment deployment : deployments) {
      Steps needed =
          deployment.plan().isUnchanged()
              ? execution.outdated(deployment.snapshot())
              : execution.stepsOf(deployment);
      needed.before().forEach(step -> steps.add(step.describes()));
      needed.after().forEach(step -> steps.add(step.describes()));
    }
    return new Plan(
        request.target().application(),
        request.target().deployment(),
        Optional.of(context.aws().region()),
        context.clock().now(),
        deployments.stream().map(StackDeployment::plan).toList(),
        steps);
  }

  private void guard(List<StackPlan> plans) throws Stop {
    Guard.Verdict verdict = StackPlan.judge(plans, request.allowed());
    if (verdict.isRefused() || !verdict.complaints().isEmpty()) {
      listener.on(new Event.Judged(verdict));
    }
    if (verdict.isRefused()) {
      throw new Stop(DeployResult.REFUSED);
    }
  }

  /** Leaves change sets to whoever executes them later, with all that they need in S3. */
  private void leave(List<StackDeployment> deployments) throws Stop, InterruptedException {
    for (StackDeployment deployment : deployments) {
      if (!deployment.plan().isUnchanged()) {
        upload(StackDeployment.uploads(deployment.prepared(), true));
      }
    }
    deployments.forEach(deployment -> deployment.plan().changeSetId().ifPresent(changeSets::keep));
  }

  private void agree(List<StackDeployment> deployments) throws Stop {
    List<String> names =
        deployments.stream()
            .filter(deployment -> !deployment.plan().isUnchanged())
            .map(deployment -> "`" + deployment.plan().stackName() + "`")
            .toList();
    if (!isConfirmed(Subject.DEPLOY, "Deploy " + String.join(", ", names) + "?")) {
      throw new Stop(DeployResult.REFUSED);
    }
  }

  /**
   * Executes what was agreed to.
   *
   * @param exactly whether a stack is deployed as it was planned, although the outputs that it
   *     takes values from have changed meanwhile
   */
  private DeployResult execute(
      List<StackDeployment> deployments, List<MachineUse> running, boolean exactly)
      throws Stop, InterruptedException {
    for (StackDeployment deployment : deployments) {
      if (!deployment.plan().isUnchanged()) {
        upload(StackDeployment.uploads(deployment.prepared(), true));
      }
    }
    if (request.waitForExecutions().isPresent()
        && !executions.await(deployments, running, request.waitForExecutions().get())) {
      return DeployResult.REFUSED;
    }
    boolean failed = false;
    // Before any stack is changed, so that a failure leaves all of them as they are.
    for (StackDeployment deployment : deployments) {
      if (!deployment.plan().isUnchanged()) {
        execution.prepare(deployment);
      }
    }
    List<StackDeployment> done = new ArrayList<>();
    for (int i = 0; i < deployments.size(); i++) {
      StackDeployment deployment = deployments.get(i);
      boolean follows =
          done.stream().anyMatch(each -> isChangedDatabase(each, deployment.prepared()));
      StackDeployment now =
          deployment.isDeferred() || (follows && !exactly) ? proposeNow(deployment) : deployment;
      if (now.plan().isUnchanged()) {
        failed |= execution.bringUpToDate(now.snapshot());
      } else {
        failed |= execution.run(now, deployments.subList(i + 1, deployments.size()));
        done.add(now);
      }
    }
    return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
  }

  /**
   * Makes the change set of a stack anew that had to wait for another one, or that takes other
   * values from it now than it was planned with.
   */
  private StackDeployment proposeNow(StackDeployment deployment) throws Stop, InterruptedException {
    StackSnapshot snapshot =
        snapshots.snapshot(
            deployment.prepared(),
            context.cloudFormation().stack(deployment.plan().stackName()),
            List.of());
    if (!deployment.isDeferred()
        && snapshot
            .prepared()
            .input()
            .parameters()
            .equals(deployment.prepared().input().parameters())) {
      return deployment;
    }
    StackDeployment now = propose(snapshot);
    if (!now.plan().isUnchanged()) {
      guard(List.of(now.plan()));
      executions.guard(List.of(now.plan()));
      upload(StackDeployment.uploads(now.prepared(), true));
    }
    return now;
  }

  private void upload(List<Upload> uploads) throws Stop, InterruptedException {
    if (!Uploads.run(uploads, context.aws(), listener).failures().isEmpty()) {
      throw new Stop(DeployResult.WRONG);
    }
  }

  /** Asks whether to go on; where nobody can be asked, that is a no. */
  private boolean isConfirmed(Subject subject, String question) {
    Optional<Boolean> answer =
        context.questions().confirm(Questions.Confirmation.of(subject, question));
    if (answer.isEmpty()) {
      listener.on(new Event.Unanswered(subject, question));
    } else if (!answer.get()) {
      listener.note("Nothing was deployed.");
    }
    return answer.orElse(false);
  }

  /** Stacks that don't change may have files beside them that do. */
  private DeployResult nothingToDo(List<StackSnapshot> found) throws Stop, InterruptedException {
    List<String> steps = new ArrayList<>();
    for (StackSnapshot snapshot : found) {
      execution.outdated(snapshot).after().forEach(step -> steps.add(step.describes()));
    }
    String names =
        found.stream()
            .map(snapshot -> "`" + snapshot.prepared().input().stackName() + "`")
            .collect(Collectors.joining(", "));
    String upToDate = names + (found.size() == 1 ? " is" : " are") + " up to date";
    if (steps.isEmpty()) {
      listener.note("Nothing to do: " + upToDate + ".");
      return DeployResult.NOTHING_TO_DO;
    }
    listener.note(upToDate + ", but not all files beside the stack:");
    steps.forEach(step -> listener.note("Also: " + step));
    if (request.mode() == DeployRequest.Mode.PLAN) {
      listener.note("`cumulusc deploy` without a plan brings them up to date.");
      return DeployResult.NOTHING_TO_DO;
    }
    if (!isConfirmed(Subject.WRITE_FILES, "Write these files?")) {
      throw new Stop(DeployResult.REFUSED);
    }
    boolean failed = false;
    for (StackSnapshot snapshot : found) {
      failed |= execution.bringUpToDate(snapshot);
    }
    return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
  }
}
