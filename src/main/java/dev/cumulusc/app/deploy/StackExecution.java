package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.after.Step;
import dev.cumulusc.deploy.after.StepContext;
import dev.cumulusc.deploy.after.StepResult;
import dev.cumulusc.deploy.after.StepRunner;
import dev.cumulusc.deploy.after.Steps;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.service.Execution;
import dev.cumulusc.deploy.service.RequestToken;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.Outcome;
import dev.cumulusc.deploy.watch.Watched;
import dev.cumulusc.diagnostic.Words;
import java.util.List;
import java.util.Optional;

/** Executes the change set of a stack, and the steps beside it. */
final class StackExecution {
  private final DeployContext context;
  private final DeployRequest request;
  private final ChangeSets changeSets;
  private final Conversation conversation;

  StackExecution(
      DeployContext context,
      DeployRequest request,
      ChangeSets changeSets,
      Conversation conversation) {
    this.context = context;
    this.request = request;
    this.changeSets = changeSets;
    this.conversation = conversation;
  }

  /**
   * Does the steps without which a stack would not work.
   *
   * @throws Stop if one failed
   */
  void prepare(StackWork work) throws Stop, InterruptedException {
    if (run(stepsOf(work).before(), Optional.empty())) {
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
  boolean run(StackWork work, List<StackWork> later) throws Stop, InterruptedException {
    Watched watched = execute(work);
    if (!watched.outcome().isSuccess()) {
      tellUndeployed(work, later);
      ServiceHints.of(watched, work.prepared(), context.services()).forEach(conversation::say);
      conversation.failed(watched, work.prepared());
      throw new Stop(result(watched.outcome()));
    }
    Optional<Stack> stack =
        watched.stack().or(() -> context.cloudFormation().stack(watched.operation().stackId()));
    conversation.succeeded(watched, stack);
    return run(stepsOf(work).after(), stack);
  }

  /** Returns the steps beside a stack that changes, if they are wanted. */
  Steps stepsOf(StackWork work) {
    return request.postDeploy() ? steps(work.prepared()) : Steps.NONE;
  }

  /**
   * Returns the steps beside a stack that does not change, if they are wanted: files that are not
   * up to date. Where that can't be found out, nobody is kept from deploying.
   */
  Steps outdated(Planner.Look look) {
    if (!request.postDeploy()) {
      return Steps.NONE;
    }
    try {
      return steps(look.prepared()).outdated(context(look.stack()));
    } catch (ServiceException e) {
      conversation.say(
          "Whether the files beside the stack are up to date is not known: " + e.getMessage());
      return Steps.NONE;
    }
  }

  /** Writes the files beside a stack that are not up to date; returns whether that failed. */
  boolean bringUpToDate(Planner.Look look) throws InterruptedException {
    return run(outdated(look).after(), look.stack());
  }

  private void tellUndeployed(StackWork failed, List<StackWork> later) {
    for (StackWork each : later) {
      if (!each.plan().isUnchanged()) {
        conversation.say(
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
    boolean failed = run(steps.before(), stack);
    return run(steps.after(), stack) || failed;
  }

  private static Steps steps(PreparedStack prepared) {
    return Steps.of(prepared.input());
  }

  private Watched execute(StackWork work) throws Stop {
    String changeSetId = work.plan().changeSetId().orElseThrow();
    String token = RequestToken.fresh();
    Operation operation =
        Operation.about(
            context.cloudFormation(),
            work.plan().stackId().orElse(work.plan().stackName()),
            work.plan().stackName(),
            work.plan().operation() == StackPlan.Operation.CREATE
                ? Operation.Kind.CREATE
                : Operation.Kind.UPDATE,
            token);
    try {
      context
          .cloudFormation()
          .execute(
              new Execution(
                  changeSetId,
                  token,
                  request.onFailure() == DeployRequest.OnFailure.KEEP
                      ? Optional.of(true)
                      : Optional.empty()));
    } catch (ServiceException e) {
      if (!isOvertaken(e)) {
        throw e;
      }
      conversation.refuse(
          "Somebody else has begun to change `"
              + work.plan().stackName()
              + "` since it was planned, so nothing of this was deployed: "
              + Words.sentence(e.reason())
              + " Deploy again.");
      throw new Stop(DeployResult.REFUSED);
    }
    changeSets.keep(changeSetId);
    return conversation.watch(operation, work.outline());
  }

  /** Tells whether a change set can't be executed because another one was. */
  private static boolean isOvertaken(ServiceException e) {
    return e.code().startsWith("ChangeSetNotFound")
        || e.code().startsWith("InvalidChangeSetStatus")
        || e.reason().contains("_IN_PROGRESS state");
  }

  private boolean run(List<Step> steps, Optional<Stack> stack) throws InterruptedException {
    List<StepResult> results =
        new StepRunner(context(stack), conversation::begun, conversation::ended).run(steps);
    return results.stream().anyMatch(StepResult::isFailed);
  }

  private StepContext context(Optional<Stack> stack) {
    return new StepContext(context.services(), context.cloudFormation(), stack, context.pace());
  }

  private static DeployResult result(Outcome outcome) {
    if (outcome instanceof Outcome.RolledBack) {
      return DeployResult.ROLLED_BACK;
    }
    return outcome.isOver() ? DeployResult.NEEDS_RECOVERY : DeployResult.DETACHED;
  }
}
