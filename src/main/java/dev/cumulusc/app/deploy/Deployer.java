package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
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
import dev.cumulusc.diagnostic.FileFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final UpToDate upToDate;

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
    this.upToDate = new UpToDate(context, request, execution);
  }

  /**
   * Deploys stacks in their order, or only plans to.
   *
   * @param store keeps the plan, if it is only planned
   */
  public DeployResult deploy(List<PreparedStack> stacks, PlanStore store)
      throws InterruptedException {
    try {
      List<StackSnapshot> found = snapshot(stacks);
      boolean same =
          found.stream().allMatch(snapshot -> snapshot.answer() == Unchanged.Answer.UNCHANGED);
      List<StackDeployment> deployments = same ? compare(found) : propose(found);
      upToDate.check(deployments);
      if (deployments.stream().allMatch(deployment -> deployment.plan().isUnchanged())) {
        DeployResult result = upToDate.finish(deployments);
        if (request.mode() == DeployRequest.Mode.PLAN) {
          save(plan(deployments), store);
        }
        return result;
      }
      Plan plan = plan(deployments);
      listener.on(new Event.Planned(plan));
      guard(deployments.stream().map(StackDeployment::plan).toList());
      executions.guard(plan.stacks());
      List<MachineUse> running = executions.report(deployments);
      if (request.mode() == DeployRequest.Mode.PLAN) {
        leave(deployments, plan, store);
        return DeployResult.PLANNED;
      }
      agree(deployments);
      return execute(deployments, running, false);
    } catch (Stop stop) {
      return stop.result();
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

  /** Does what comes after the deployment of stacks that are deployed already. */
  public DeployResult postDeploy(List<PreparedStack> stacks) throws InterruptedException {
    try {
      boolean failed = false;
      boolean any = !request.options().protection().equals(StackProtection.UNCHANGED);
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
        failed |= execution.protect(stack);
        failed |= execution.repeatSteps(prepared, stack);
      }
      if (!any) {
        listener.note("There are no steps after the deployment.");
        return DeployResult.NOTHING_TO_DO;
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

  private List<StackDeployment> compare(List<StackSnapshot> found) {
    return found.stream()
        .map(snapshot -> new StackDeployment(snapshot, planner.compare(snapshot)))
        .toList();
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
  private void leave(List<StackDeployment> deployments, Plan plan, PlanStore store)
      throws Stop, InterruptedException {
    for (StackDeployment deployment : deployments) {
      if (!deployment.plan().isUnchanged()) {
        upload(StackDeployment.uploads(deployment.prepared(), true));
      }
    }
    save(plan, store);
    deployments.forEach(deployment -> deployment.plan().changeSetId().ifPresent(changeSets::keep));
  }

  private void save(Plan plan, PlanStore store) throws Stop {
    try {
      store.save(plan);
    } catch (IOException e) {
      listener.error(
          "The plan can't be written, so nothing is left of it: " + FileFailure.reason(e) + ".");
      throw new Stop(DeployResult.WRONG);
    }
  }

  private void agree(List<StackDeployment> deployments) throws Stop {
    List<String> names =
        deployments.stream()
            .filter(deployment -> !deployment.plan().isUnchanged())
            .map(deployment -> "`" + deployment.plan().stackName() + "`")
            .toList();
    if (!context.isConfirmed(Subject.DEPLOY, "Deploy " + String.join(", ", names) + "?")) {
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
    for (List<StackDeployment> together : StackOrder.together(deployments)) {
      List<StackDeployment> changing = new ArrayList<>();
      for (StackDeployment deployment : together) {
        boolean follows =
            done.stream().anyMatch(each -> isChangedDatabase(each, deployment.prepared()));
        StackDeployment now =
            deployment.isDeferred() || (follows && !exactly) ? proposeNow(deployment) : deployment;
        if (now.plan().isUnchanged()) {
          failed |= execution.bringUpToDate(now.snapshot());
        } else {
          changing.add(now);
        }
      }
      StackDeployment last = together.get(together.size() - 1);
      failed |=
          execute(changing, deployments.subList(deployments.indexOf(last) + 1, deployments.size()));
      done.addAll(changing);
    }
    return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
  }

  /**
   * Executes the change sets of stacks that don't need one another; when one fails, the others come
   * to their end.
   *
   * @param later what is to be deployed after them
   * @return whether a step after one of them failed
   */
  private boolean execute(List<StackDeployment> changing, List<StackDeployment> later)
      throws Stop, InterruptedException {
    Map<String, SideBySide.Task<DeployResult>> tasks = new LinkedHashMap<>();
    for (StackDeployment deployment : changing) {
      tasks.put(
          deployment.plan().stackName(),
          own -> {
            try {
              return execution.in(own).run(deployment, later)
                  ? DeployResult.STEP_FAILED
                  : DeployResult.DONE;
            } catch (Stop stop) {
              return stop.result();
            }
          });
    }
    List<DeployResult> results = tasks.isEmpty() ? List.of() : SideBySide.run(context, tasks);
    Optional<DeployResult> end =
        results.stream()
            .filter(each -> each != DeployResult.DONE && each != DeployResult.STEP_FAILED)
            .max(Comparator.comparing(DeployResult::gravity));
    if (end.isPresent()) {
      throw new Stop(end.get());
    }
    return results.contains(DeployResult.STEP_FAILED);
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
}
