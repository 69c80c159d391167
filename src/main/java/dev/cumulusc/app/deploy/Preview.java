package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.plan.StackSnapshot;
import dev.cumulusc.deploy.plan.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a deployment would change, and leaves nothing behind. */
public final class Preview {
  private final DeployContext context;
  private final DeployRequest.Target target;
  private final ChangeSets changeSets;
  private final Listener listener;
  private final Planner planner;
  private final Snapshots snapshots;

  /**
   * Makes a preview.
   *
   * @param changeSets makes the change sets; whoever ends the process early has them taken back
   */
  public Preview(
      DeployContext context,
      DeployRequest.Target target,
      ChangeOptions options,
      ChangeSets changeSets) {
    this.context = context;
    this.target = target;
    this.changeSets = changeSets;
    this.listener = context.listener();
    this.planner = new Planner(context.cloudFormation(), changeSets);
    this.snapshots =
        new Snapshots(
            context,
            options,
            planner,
            context.keeper(options.executions()),
            Snapshots.Unlisted.NOTED);
  }

  /**
   * Returns what would change; nothing if something is wrong, which was reported.
   *
   * @param asking whether CloudFormation is asked by change sets, and templates are not compared
   *     alone
   */
  public Optional<Plan> of(List<PreparedStack> stacks, boolean asking) throws InterruptedException {
    try {
      List<StackSnapshot> found = new ArrayList<>();
      List<StackPlan> plans = new ArrayList<>();
      for (PreparedStack prepared : stacks) {
        StackSnapshot snapshot = snapshots.snapshot(prepared, snapshots.find(prepared), found);
        boolean waits = snapshots.waitsFor(prepared, snapshot.stack(), found);
        found.add(snapshot);
        plans.add(
            asking && !waits && canAsk(snapshot) ? propose(snapshot) : planner.compare(snapshot));
      }
      snapshots.reportUnused(stacks);
      return Optional.of(
          new Plan(
              target.application(),
              target.deployment(),
              Optional.of(context.aws().region()),
              context.clock().now(),
              plans,
              List.of()));
    } catch (Stop stop) {
      return Optional.empty();
    } finally {
      Leftovers.takeBack(changeSets, listener);
    }
  }

  private StackPlan propose(StackSnapshot snapshot) throws Stop, InterruptedException {
    Planner.Proposal proposal = snapshots.propose(snapshot, Optional.empty());
    if (proposal instanceof Planner.Refused refused) {
      listener.on(new Event.ChangeSetRefused(refused, snapshot.prepared()));
      throw new Stop(DeployResult.WRONG);
    }
    return ((Planner.Planned) proposal).plan();
  }

  /** Returns whether a change set can be made as things are, and says so if it can't. */
  private boolean canAsk(StackSnapshot snapshot) {
    if (snapshot.answer() == Unchanged.Answer.UNCHANGED) {
      return true;
    }
    String name = snapshot.prepared().input().stackName();
    if (!snapshot.isNew()
        && snapshot.stack().filter(stack -> stack.status().isComplete()).isEmpty()) {
      listener.note(
          "The stack `"
              + name
              + "` is `"
              + snapshot.stack().orElseThrow().status()
              + "`, so its templates are compared without a change set.");
      return false;
    }
    boolean missing =
        StackDeployment.uploads(snapshot.prepared(), false).stream().anyMatch(this::isMissing);
    if (missing) {
      listener.note(
          "Templates of `"
              + name
              + "` are not in S3 yet, so they are compared without a change set.");
    }
    return !missing;
  }

  private boolean isMissing(Upload upload) {
    return !context.aws().objectStore().has(upload.bucket(), upload.key());
  }
}
