package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.after.Steps;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.plan.Staleness;
import dev.cumulusc.deploy.plan.Unchanged;
import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Deploys the stacks of an application: looks at all of them, plans them together, and executes
 * what its user agreed to. What it made and did not execute is taken back.
 */
public final class Deployer {
  private final DeployContext context;
  private final DeployRequest request;
  private final Conversation conversation;
  private final ChangeSets changeSets;
  private final Planner planner;
  private final Looks looks;
  private final StackExecution execution;
  private final Executions executions;

  /**
   * Makes a deployer.
   *
   * @param changeSets makes the change sets; whoever ends the process early has them taken back
   */
  public Deployer(
      DeployContext context,
      DeployRequest request,
      ChangeSets changeSets,
      Conversation conversation) {
    this.context = context;
    this.request = request;
    this.conversation = conversation;
    this.changeSets = changeSets;
    this.planner = new Planner(context.cloudFormation(), changeSets);
    this.looks = new Looks(context, request, planner, conversation);
    this.execution = new StackExecution(context, request, changeSets, conversation);
    this.executions = new Executions(context, conversation);
  }

  /** Deploys stacks in their order, or only plans to. */
  public DeployResult deploy(List<PreparedStack> stacks) throws InterruptedException {
    try {
      List<Planner.Look> found = look(stacks);
      if (found.stream().allMatch(look -> look.answer() == Unchanged.Answer.UNCHANGED)) {
        return nothingToDo(found);
      }
      List<StackWork> works = propose(found);
      if (works.stream().allMatch(work -> work.plan().isUnchanged())) {
        return nothingToDo(found);
      }
      Plan plan = plan(works);
      conversation.show(plan);
      guard(works.stream().map(StackWork::plan).toList());
      List<MachineUse> running = executions.report(works);
      if (request.mode() == DeployRequest.Mode.PLAN) {
        leave(works);
        conversation.left(plan);
        return DeployResult.PLANNED;
      }
      agree(works);
      return execute(works, running, false);
    } catch (Stop stop) {
      return stop.result();
    } finally {
      Leftovers.takeBack(changeSets, conversation);
    }
  }

  /** Executes a plan exactly as it was made, or not at all. */
  public DeployResult execute(Plan plan, List<PreparedStack> stacks) throws InterruptedException {
    try {
      if (plan.region().filter(region -> !region.equals(context.region())).isPresent()) {
        conversation.refuse(
            "The plan was made for `"
                + plan.region().get()
                + "`, but this is `"
                + context.region()
                + "`.");
        throw new Stop(DeployResult.REFUSED);
      }
      List<StackWork> works = new ArrayList<>();
      for (StackPlan each : plan.stacks()) {
        works.add(current(each, stacks));
      }
      if (plan.isEmpty()) {
        conversation.say("The plan has nothing to do.");
        return DeployResult.NOTHING_TO_DO;
      }
      conversation.show(plan);
      List<MachineUse> running = executions.report(works);
      agree(works);
      return execute(works, running, true);
    } catch (Stop stop) {
      return stop.result();
    } finally {
      Leftovers.takeBack(changeSets, conversation);
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
          conversation.refuse(
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
        conversation.say("There are no steps after the deployment.");
      }
      return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
    } catch (Stop stop) {
      return stop.result();
    }
  }

  /** Looks at all stacks, each made ready for a deployment. */
  private List<Planner.Look> look(List<PreparedStack> stacks) throws Stop, InterruptedException {
    Readiness readiness = new Readiness(context.cloudFormation(), conversation);
    List<Planner.Look> found = new ArrayList<>();
    for (PreparedStack prepared : stacks) {
      found.add(looks.look(prepared, readiness.of(prepared), found));
    }
    looks.reportUnused(stacks);
    return found;
  }

  private List<StackWork> propose(List<Planner.Look> found) throws Stop, InterruptedException {
    List<StackWork> works = new ArrayList<>();
    for (Planner.Look look : found) {
      boolean waits = looks.waitsFor(look.prepared(), look.stack(), found.subList(0, works.size()));
      if (waits && works.stream().anyMatch(work -> isChangedDatabase(work, look.prepared()))) {
        works.add(new StackWork(look, planner.compare(look)));
      } else {
        works.add(propose(waits ? looks.look(look.prepared(), look.stack(), List.of()) : look));
      }
    }
    return works;
  }

  private static boolean isChangedDatabase(StackWork work, PreparedStack prepared) {
    return !work.plan().isUnchanged()
        && Looks.databaseOf(prepared).filter(work.plan().stackName()::equals).isPresent();
  }

  private StackWork propose(Planner.Look look) throws Stop, InterruptedException {
    if (look.answer() != Unchanged.Answer.UNCHANGED) {
      upload(StackWork.uploads(look.prepared(), false));
    }
    Planner.Proposal proposal =
        looks.propose(
            look,
            request.onFailure() == DeployRequest.OnFailure.DELETE
                ? Optional.of("DELETE")
                : Optional.empty());
    if (proposal instanceof Planner.Refused refused) {
      conversation.show(refused, look.prepared());
      throw new Stop(DeployResult.WRONG);
    }
    return new StackWork(look, ((Planner.Planned) proposal).plan());
  }

  private Plan plan(List<StackWork> works) {
    List<String> steps = new ArrayList<>();
    for (StackWork work : works) {
      Steps needed =
          work.plan().isUnchanged() ? execution.outdated(work.look()) : execution.stepsOf(work);
      needed.before().forEach(step -> steps.add(step.describes()));
      needed.after().forEach(step -> steps.add(step.describes()));
    }
    return new Plan(
        request.application(),
        request.deployment(),
        Optional.of(context.region()),
        context.pace().now(),
        works.stream().map(StackWork::plan).toList(),
        steps);
  }

  private void guard(List<StackPlan> plans) throws Stop {
    Guard.Verdict verdict = StackPlan.judge(plans, request.allowed());
    if (verdict.isRefused() || !verdict.complaints().isEmpty()) {
      conversation.show(verdict);
    }
    if (verdict.isRefused()) {
      throw new Stop(DeployResult.REFUSED);
    }
  }

  /** Leaves change sets to whoever executes them later, with all that they need in S3. */
  private void leave(List<StackWork> works) throws Stop, InterruptedException {
    for (StackWork work : works) {
      if (!work.plan().isUnchanged()) {
        upload(StackWork.uploads(work.prepared(), true));
      }
    }
    works.forEach(work -> work.plan().changeSetId().ifPresent(changeSets::keep));
  }

  private void agree(List<StackWork> works) throws Stop {
    List<String> names =
        works.stream()
            .filter(work -> !work.plan().isUnchanged())
            .map(work -> "`" + work.plan().stackName() + "`")
            .toList();
    if (!conversation.agrees("Deploy " + String.join(", ", names) + "?")) {
      throw new Stop(DeployResult.REFUSED);
    }
  }

  /**
   * Executes what was agreed to.
   *
   * @param exactly whether a stack is deployed as it was planned, although the outputs that it
   *     takes values from have changed meanwhile
   */
  private DeployResult execute(List<StackWork> works, List<MachineUse> running, boolean exactly)
      throws Stop, InterruptedException {
    for (StackWork work : works) {
      if (!work.plan().isUnchanged()) {
        upload(StackWork.uploads(work.prepared(), true));
      }
    }
    if (request.waitForExecutions().isPresent()
        && !executions.await(running, request.waitForExecutions().get())) {
      return DeployResult.REFUSED;
    }
    boolean failed = false;
    // Before any stack is changed, so that a failure leaves all of them as they are.
    for (StackWork work : works) {
      if (!work.plan().isUnchanged()) {
        execution.prepare(work);
      }
    }
    List<StackWork> done = new ArrayList<>();
    for (int i = 0; i < works.size(); i++) {
      StackWork work = works.get(i);
      boolean follows = done.stream().anyMatch(each -> isChangedDatabase(each, work.prepared()));
      StackWork now = work.isDeferred() || (follows && !exactly) ? proposeNow(work) : work;
      if (now.plan().isUnchanged()) {
        failed |= execution.bringUpToDate(now.look());
      } else {
        failed |= execution.run(now, works.subList(i + 1, works.size()));
        done.add(now);
      }
    }
    return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
  }

  /**
   * Makes the change set of a stack anew that had to wait for another one, or that takes other
   * values from it now than it was planned with.
   */
  private StackWork proposeNow(StackWork work) throws Stop, InterruptedException {
    Planner.Look look =
        looks.look(
            work.prepared(), context.cloudFormation().stack(work.plan().stackName()), List.of());
    if (!work.isDeferred()
        && look.prepared().input().parameters().equals(work.prepared().input().parameters())) {
      return work;
    }
    StackWork now = propose(look);
    if (!now.plan().isUnchanged()) {
      guard(List.of(now.plan()));
      upload(StackWork.uploads(now.prepared(), true));
    }
    return now;
  }

  /** Finds a planned stack as it is now, if the plan may still be executed. */
  private StackWork current(StackPlan plan, List<PreparedStack> stacks) throws Stop {
    Optional<PreparedStack> prepared =
        stacks.stream()
            .filter(each -> each.input().stackName().equals(plan.stackName()))
            .findFirst();
    if (prepared.filter(plan::isMadeFrom).isEmpty()) {
      conversation.refuse(
          "The application's files don't make the template of `"
              + plan.stackName()
              + "` any more that the plan was made from. Go back to the files and options that it"
              + " was made with, or make a new plan.");
      throw new Stop(DeployResult.REFUSED);
    }
    Optional<Stack> stack = context.cloudFormation().stack(plan.stackName());
    StackWork work =
        new StackWork(
            new Planner.Look(prepared.get(), stack, Optional.empty(), Unchanged.Answer.UNKNOWN),
            plan);
    Optional<String> stale =
        work.isDeferred()
            ? Optional.empty()
            : Staleness.of(
                plan,
                stack,
                plan.changeSetId().flatMap(id -> ChangeSets.find(context.cloudFormation(), id)));
    if (stale.isPresent()) {
      conversation.refuse(stale.get() + " Make a new plan.");
      throw new Stop(DeployResult.REFUSED);
    }
    return work;
  }

  private void upload(List<Upload> uploads) throws Stop, InterruptedException {
    if (uploads.isEmpty()) {
      return;
    }
    ObjectStore store = context.objectStore();
    UploadResult result = conversation.upload(store, uploads);
    if (!result.failures().isEmpty()) {
      result.failures().forEach(conversation::refuse);
      throw new Stop(DeployResult.WRONG);
    }
  }

  /** Stacks that don't change may have files beside them that do. */
  private DeployResult nothingToDo(List<Planner.Look> found) throws Stop, InterruptedException {
    List<String> steps = new ArrayList<>();
    for (Planner.Look look : found) {
      execution.outdated(look).after().forEach(step -> steps.add(step.describes()));
    }
    String names =
        found.stream()
            .map(look -> "`" + look.prepared().input().stackName() + "`")
            .collect(Collectors.joining(", "));
    String upToDate = names + (found.size() == 1 ? " is" : " are") + " up to date";
    if (steps.isEmpty()) {
      conversation.say("Nothing to do: " + upToDate + ".");
      return DeployResult.NOTHING_TO_DO;
    }
    conversation.say(upToDate + ", but not all files beside the stack:");
    steps.forEach(step -> conversation.say("Also: " + step));
    if (request.mode() == DeployRequest.Mode.PLAN) {
      conversation.say("`cumulusc deploy` without a plan brings them up to date.");
      return DeployResult.NOTHING_TO_DO;
    }
    if (!conversation.agrees("Write these files?")) {
      throw new Stop(DeployResult.REFUSED);
    }
    boolean failed = false;
    for (Planner.Look look : found) {
      failed |= execution.bringUpToDate(look);
    }
    return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
  }
}
