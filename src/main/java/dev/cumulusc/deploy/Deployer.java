package dev.cumulusc.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.plan.ChangeSets;
import dev.cumulusc.deploy.plan.Guard;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.plan.Staleness;
import dev.cumulusc.deploy.plan.Unchanged;
import dev.cumulusc.deploy.stack.ObjectStore;
import dev.cumulusc.deploy.stack.Stack;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    this.execution = new StackExecution(context, request, changeSets, conversation);
    this.executions = new Executions(context, conversation);
  }

  /** Deploys stacks in their order, or only plans to. */
  public DeployResult deploy(List<PreparedStack> stacks) throws InterruptedException {
    try {
      List<Planner.Look> looks = look(stacks);
      if (looks.stream().allMatch(look -> look.answer() == Unchanged.Answer.UNCHANGED)) {
        return nothingToDo(looks);
      }
      List<StackWork> works = propose(looks);
      if (works.stream().allMatch(work -> work.plan().isUnchanged())) {
        return nothingToDo(looks);
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
      return execute(works, running);
    } catch (Stop stop) {
      return stop.result();
    } finally {
      changeSets.abandon();
    }
  }

  /** Executes a plan exactly as it was made, or not at all. */
  public DeployResult execute(Plan plan, List<PreparedStack> stacks) throws InterruptedException {
    try {
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
      return execute(works, running);
    } catch (Stop stop) {
      return stop.result();
    } finally {
      changeSets.abandon();
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
    List<Planner.Look> looks = new ArrayList<>();
    for (PreparedStack prepared : stacks) {
      looks.add(look(prepared, readiness.of(prepared), looks));
    }
    reportUnused(stacks);
    return looks;
  }

  private Planner.Look look(
      PreparedStack prepared, Optional<Stack> stack, List<Planner.Look> earlier) throws Stop {
    boolean deferred = waitsFor(prepared, stack, earlier);
    Diagnostics diagnostics = new Diagnostics();
    StackParameters parameters =
        new StackParameters(
            prepared,
            stack,
            deferred ? Map.of() : outputs(prepared, stack, earlier),
            request.parameters());
    PreparedStack valued = prepared.withParameters(parameters.values(diagnostics));
    if (!deferred) {
      conversation.found(diagnostics);
      if (diagnostics.hasErrors()) {
        throw new Stop(DeployResult.WRONG);
      }
    }
    return deferred
        ? new Planner.Look(valued, stack, Optional.empty(), Unchanged.Answer.UNKNOWN)
        : planner.look(valued, stack);
  }

  /** Tells whether a stack takes values from one that is changed before it. */
  private boolean waitsFor(
      PreparedStack prepared, Optional<Stack> stack, List<Planner.Look> earlier) {
    return databaseOf(prepared)
        .filter(name -> needsOutputs(prepared, stack))
        .flatMap(
            name ->
                earlier.stream()
                    .filter(look -> look.prepared().input().stackName().equals(name))
                    .findFirst())
        .filter(look -> look.answer() != Unchanged.Answer.UNCHANGED)
        .isPresent();
  }

  private boolean needsOutputs(PreparedStack prepared, Optional<Stack> stack) {
    return new StackParameters(prepared, stack, Map.of(), request.parameters()).needsOutputs();
  }

  private static Optional<String> databaseOf(PreparedStack prepared) {
    return prepared.input().settings().databaseStack().map(name -> name.value());
  }

  /** Returns the outputs of the database stack, if a parameter may take one. */
  private Map<String, String> outputs(
      PreparedStack prepared, Optional<Stack> stack, List<Planner.Look> earlier) {
    Optional<String> name = databaseOf(prepared).filter(database -> needsOutputs(prepared, stack));
    Optional<Stack> database =
        name.flatMap(
            wanted ->
                earlier.stream()
                    .filter(look -> look.prepared().input().stackName().equals(wanted))
                    .findFirst()
                    .flatMap(Planner.Look::stack)
                    .or(() -> context.cloudFormation().stack(wanted)));
    return database.map(Stack::outputs).orElse(Map.of());
  }

  /** Complains of parameters on the command line that no stack has. */
  private void reportUnused(List<PreparedStack> stacks) throws Stop {
    Set<String> known =
        stacks.stream()
            .flatMap(stack -> stack.template().parameters().keySet().stream())
            .collect(Collectors.toSet());
    for (String name : request.parameters().keySet()) {
      if (!known.contains(name)) {
        conversation.refuse(
            "No template has a parameter `"
                + name
                + "`, which `--parameter` names."
                + Suggestions.didYouMean(name, known).map(hint -> " " + hint).orElse(""));
        throw new Stop(DeployResult.WRONG);
      }
    }
  }

  private List<StackWork> propose(List<Planner.Look> looks) throws Stop, InterruptedException {
    List<StackWork> works = new ArrayList<>();
    for (Planner.Look look : looks) {
      boolean waits = waitsFor(look.prepared(), look.stack(), looks.subList(0, works.size()));
      if (waits && works.stream().anyMatch(work -> isChangedDatabase(work, look.prepared()))) {
        works.add(new StackWork(look, planner.compare(look)));
      } else {
        works.add(propose(waits ? look(look.prepared(), look.stack(), List.of()) : look));
      }
    }
    return works;
  }

  private static boolean isChangedDatabase(StackWork work, PreparedStack prepared) {
    return !work.plan().isUnchanged()
        && databaseOf(prepared).filter(work.plan().stackName()::equals).isPresent();
  }

  private StackWork propose(Planner.Look look) throws Stop, InterruptedException {
    if (look.answer() != Unchanged.Answer.UNCHANGED) {
      upload(StackWork.uploads(look.prepared(), false));
    }
    Planner.Proposal proposal =
        planner.propose(
            look,
            new ChangeSets.Options(
                request.roleArn(),
                request.onFailure() == DeployRequest.OnFailure.DELETE
                    ? Optional.of("DELETE")
                    : Optional.empty()));
    if (proposal instanceof Planner.Refused refused) {
      conversation.show(refused, look.prepared());
      throw new Stop(DeployResult.WRONG);
    }
    return new StackWork(look, ((Planner.Planned) proposal).plan());
  }

  private Plan plan(List<StackWork> works) {
    List<String> steps = new ArrayList<>();
    if (request.postDeploy()) {
      for (StackWork work : works) {
        work.steps().before().forEach(step -> steps.add(step.describes()));
        work.steps().after().forEach(step -> steps.add(step.describes()));
      }
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
    Guard.Verdict verdict = Guard.judge(plans, request.allowed());
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

  private DeployResult execute(List<StackWork> works, List<MachineUse> running)
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
    for (StackWork work : works) {
      if (!work.plan().isUnchanged()) {
        failed |= execution.run(work.isDeferred() ? proposeNow(work) : work);
      }
    }
    return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
  }

  /** Makes the change set of a stack that had to wait for another one. */
  private StackWork proposeNow(StackWork work) throws Stop, InterruptedException {
    Planner.Look look =
        look(work.prepared(), context.cloudFormation().stack(work.plan().stackName()), List.of());
    StackWork now = propose(look);
    guard(List.of(now.plan()));
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
              + "` any more that the plan was made from: make a new plan.");
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

  private DeployResult nothingToDo(List<Planner.Look> looks) {
    String names =
        looks.stream()
            .map(look -> "`" + look.prepared().input().stackName() + "`")
            .collect(Collectors.joining(", "));
    conversation.say("Nothing to do: " + names + " is up to date.");
    return DeployResult.NOTHING_TO_DO;
  }
}
