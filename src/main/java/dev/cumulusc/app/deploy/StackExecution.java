package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.after.Step;
import dev.cumulusc.deploy.after.StepContext;
import dev.cumulusc.deploy.after.StepResult;
import dev.cumulusc.deploy.after.StepRunner;
import dev.cumulusc.deploy.after.Steps;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.plan.StackSnapshot;
import dev.cumulusc.deploy.service.Execution;
import dev.cumulusc.deploy.service.RequestToken;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.OperationStart;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.diagnostic.Words;
import java.util.List;
import java.util.Optional;

/** Executes the change set of a stack, and the steps beside it. */
final class StackExecution {
  private final DeployContext context;
  private final DeployRequest request;
  private final ChangeSets changeSets;
  private final Executions executions;
  private final Listener listener;

  StackExecution(
      DeployContext context, DeployRequest request, ChangeSets changeSets, Executions executions) {
    this.context = context;
    this.request = request;
    this.changeSets = changeSets;
    this.executions = executions;
    this.listener = context.listener();
  }

  /** Returns this for stacks that go side by side, each in a context of its own. */
  StackExecution in(DeployContext other) {
    return new StackExecution(other, request, changeSets, executions);
  }

  /**
   * Does the steps without which a stack would not work.
   *
   * @throws Stop if one failed
   */
  void prepare(StackDeployment deployment) throws Stop, InterruptedException {
    if (run(deployment.plan().stackName(), stepsOf(deployment).before(), Optional.empty())) {
      throw new Stop(DeployResult.WRONG);
    }
  }

  /**
   * Deploys a stack.
   *
   * @param later what is to be deployed after it
   * @return whether a step after it failed
   * @throws Stop if the stack could not be deployed, or is not watched any more
   */
  boolean run(StackDeployment deployment, List<StackDeployment> later)
      throws Stop, InterruptedException {
    executions.check(deployment);
    WatchResult watched = execute(deployment);
    if (!watched.outcome().isSuccess()) {
      reportUndeployed(deployment, later);
      ServiceHints.of(watched, deployment.prepared(), context.aws()).forEach(listener::note);
      listener.on(new Event.OperationEnded(watched, Optional.empty()));
      throw new Stop(DeployResult.of(watched.outcome()));
    }
    Optional<Stack> stack =
        watched.stack().or(() -> context.cloudFormation().stack(watched.operation().stackId()));
    listener.on(new Event.OperationEnded(watched, stack));
    boolean unprotected = protect(stack);
    return run(deployment.plan().stackName(), stepsOf(deployment).after(), stack) || unprotected;
  }

  /** Returns the steps beside a stack that changes, if they are wanted. */
  Steps stepsOf(StackDeployment deployment) {
    return request.postDeploy() ? steps(deployment.prepared()) : Steps.NONE;
  }

  /**
   * Returns the steps beside a stack that does not change, if they are wanted: files that are not
   * up to date. Where that can't be found out, nobody is kept from deploying.
   */
  Steps outdated(StackSnapshot snapshot) {
    if (!request.postDeploy()) {
      return Steps.NONE;
    }
    try {
      return steps(snapshot.prepared()).outdated(context(snapshot.stack()));
    } catch (ServiceException e) {
      listener.note(
          "Whether the files beside the stack are up to date is not known: " + e.getMessage());
      return Steps.NONE;
    }
  }

  /** Protects a stack as it is wanted; returns whether that failed. */
  boolean protect(Optional<Stack> stack) {
    return stack
        .filter(
            found ->
                request.options().protection().apply(found, context.cloudFormation(), listener))
        .isPresent();
  }

  /** Writes the files beside a stack that are not up to date; returns whether that failed. */
  boolean bringUpToDate(StackSnapshot snapshot) throws InterruptedException {
    boolean unprotected = protect(snapshot.stack());
    return run(snapshot.stackName(), outdated(snapshot).after(), snapshot.stack()) || unprotected;
  }

  private void reportUndeployed(StackDeployment failed, List<StackDeployment> later) {
    for (StackDeployment each : later) {
      if (!each.plan().isUnchanged()) {
        listener.note(
            "`"
                + each.plan().stackName()
                + "` is not deployed: it comes after `"
                + failed.plan().stackName()
                + "`.");
      }
    }
  }

  boolean hasSteps(PreparedStack prepared) {
    return !steps(prepared).isEmpty();
  }

  /** Does the steps beside a stack that is there; returns whether one failed. */
  boolean repeatSteps(PreparedStack prepared, Optional<Stack> stack) throws InterruptedException {
    Steps steps = steps(prepared);
    String name = prepared.input().stackName();
    boolean failed = run(name, steps.before(), stack);
    return run(name, steps.after(), stack) || failed;
  }

  private static Steps steps(PreparedStack prepared) {
    return Steps.of(prepared.input());
  }

  private WatchResult execute(StackDeployment deployment) throws Stop {
    String changeSetId = deployment.plan().changeSetId().orElseThrow();
    String token = RequestToken.fresh();
    Operation operation =
        Operation.about(
                context.cloudFormation(),
                deployment.plan().stackId().orElse(deployment.plan().stackName()),
                deployment.plan().stackName(),
                deployment.plan().operation() == StackPlan.Operation.CREATE
                    ? Operation.Kind.CREATE
                    : Operation.Kind.UPDATE,
                token)
            .after(deployment.stack());
    Execution execution =
        new Execution(
            changeSetId,
            token,
            request.onFailure() == DeployRequest.OnFailure.KEEP
                ? Optional.of(true)
                : Optional.empty());
    try {
      new OperationStart(context.cloudFormation(), context.clock())
          .run(
              operation,
              () -> context.cloudFormation().execute(execution),
              () -> isExecuted(changeSetId));
    } catch (ServiceException e) {
      if (!isOvertaken(e)) {
        throw e;
      }
      listener.error(
          "Somebody else has started to change `"
              + deployment.plan().stackName()
              + "` since it was planned, so nothing of this was deployed: "
              + Words.sentence(e.reason())
              + " Deploy again.");
      throw new Stop(DeployResult.REFUSED);
    }
    changeSets.keep(changeSetId);
    return new Watching(context, request.watch()).watch(operation, deployment.outline());
  }

  private boolean isExecuted(String changeSetId) {
    return ChangeSets.find(context.cloudFormation(), changeSetId)
        .filter(changeSet -> changeSet.executionStatus().isExecuted())
        .isPresent();
  }

  /** Returns whether a change set can't be executed because another one was. */
  private static boolean isOvertaken(ServiceException e) {
    return e.code().startsWith("ChangeSetNotFound")
        || e.code().startsWith("InvalidChangeSetStatus")
        || e.reason().contains("_IN_PROGRESS state");
  }

  private boolean run(String stackName, List<Step> steps, Optional<Stack> stack)
      throws InterruptedException {
    List<StepResult> results =
        new StepRunner(
                context(stack),
                step -> listener.on(new Event.StepStarted(stackName, step)),
                result -> listener.on(new Event.StepEnded(stackName, result)))
            .run(steps);
    return results.stream().anyMatch(StepResult::isFailed);
  }

  private StepContext context(Optional<Stack> stack) {
    return new StepContext(context.aws(), context.cloudFormation(), stack, context.clock());
  }
}
