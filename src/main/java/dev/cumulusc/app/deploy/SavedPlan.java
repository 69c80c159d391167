package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.plan.Keeper;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.plan.StackSnapshot;
import dev.cumulusc.deploy.plan.Staleness;
import dev.cumulusc.deploy.plan.Unchanged;
import dev.cumulusc.deploy.service.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan that was made earlier, and is to be executed exactly as it was made, or not at all. */
final class SavedPlan {
  private final DeployContext context;
  private final Listener listener;
  private final Keeper keeper;
  private final Plan plan;

  SavedPlan(DeployContext context, Keeper keeper, Plan plan) {
    this.context = context;
    this.keeper = keeper;
    this.listener = context.listener();
    this.plan = plan;
  }

  /**
   * Finds the planned stacks as they are now.
   *
   * @param stacks the stacks that the application's files make now
   * @throws Stop if the plan can't be executed any more, which is reported
   */
  List<StackDeployment> deployments(List<PreparedStack> stacks) throws Stop {
    if (plan.region().filter(region -> !region.equals(context.aws().region())).isPresent()) {
      listener.error(
          "The plan was made for `"
              + plan.region().get()
              + "`, but this is `"
              + context.aws().region()
              + "`.");
      throw new Stop(DeployResult.REFUSED);
    }
    List<StackDeployment> deployments = new ArrayList<>();
    for (StackPlan each : plan.stacks()) {
      deployments.add(current(each, stacks));
    }
    return deployments;
  }

  /** Finds a planned stack as it is now, if the plan may still be executed. */
  private StackDeployment current(StackPlan planned, List<PreparedStack> stacks) throws Stop {
    Optional<PreparedStack> prepared =
        stacks.stream()
            .filter(each -> each.input().stackName().equals(planned.stackName()))
            .findFirst();
    if (prepared.filter(planned::isMadeFrom).isEmpty()) {
      listener.error(
          "The application's files don't make the template of `"
              + planned.stackName()
              + "` any more that the plan was made from. Go back to the files and options that it"
              + " was made with, or make a new plan.");
      throw new Stop(DeployResult.REFUSED);
    }
    Optional<Stack> stack = context.cloudFormation().stack(planned.stackName());
    StackDeployment deployment =
        new StackDeployment(
            new StackSnapshot(prepared.get(), stack, Optional.empty(), Unchanged.Answer.UNKNOWN),
            planned);
    Optional<String> stale =
        deployment.isDeferred()
            ? Optional.empty()
            : Staleness.of(
                planned,
                stack,
                planned.changeSetId().flatMap(id -> ChangeSets.find(context.cloudFormation(), id)));
    if (stale.isEmpty() && stack.filter(found -> keeper.isUnaware(planned, found)).isPresent()) {
      listener.error(
          "The plan takes something away from `"
              + planned.stackName()
              + "` without having looked at executions: an earlier version of cumulusc made it."
              + " Make a new plan.");
      throw new Stop(DeployResult.REFUSED);
    }
    if (stale.isPresent()) {
      listener.error(stale.get() + " Make a new plan.");
      throw new Stop(DeployResult.REFUSED);
    }
    return deployment;
  }
}
