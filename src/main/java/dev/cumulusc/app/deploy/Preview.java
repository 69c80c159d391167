package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.plan.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a deployment would change, and leaves nothing behind. */
public final class Preview {
  private final DeployContext context;
  private final DeployRequest request;
  private final ChangeSets changeSets;
  private final Voice voice;
  private final Planner planner;
  private final Looks looks;

  /**
   * Makes a preview.
   *
   * @param changeSets makes the change sets; whoever ends the process early has them taken back
   */
  public Preview(DeployContext context, DeployRequest request, ChangeSets changeSets, Voice voice) {
    this.context = context;
    this.request = request;
    this.changeSets = changeSets;
    this.voice = voice;
    this.planner = new Planner(context.cloudFormation(), changeSets);
    this.looks = new Looks(context, request, planner, voice);
  }

  /**
   * Returns what would change; nothing if that can't be told, which was said.
   *
   * @param asking whether CloudFormation is asked by change sets, and templates are not compared
   *     alone
   */
  public Optional<Plan> of(List<PreparedStack> stacks, boolean asking) throws InterruptedException {
    try {
      List<Planner.Look> found = new ArrayList<>();
      List<StackPlan> plans = new ArrayList<>();
      for (PreparedStack prepared : stacks) {
        Planner.Look look = looks.look(prepared, looks.find(prepared), found);
        boolean waits = looks.waitsFor(prepared, look.stack(), found);
        found.add(look);
        plans.add(asking && !waits && canAsk(look) ? propose(look) : planner.compare(look));
      }
      looks.reportUnused(stacks);
      return Optional.of(
          new Plan(
              request.application(),
              request.deployment(),
              Optional.of(context.region()),
              context.pace().now(),
              plans,
              List.of()));
    } catch (Stop stop) {
      return Optional.empty();
    } finally {
      Leftovers.takeBack(changeSets, voice);
    }
  }

  private StackPlan propose(Planner.Look look) throws Stop, InterruptedException {
    Planner.Proposal proposal = looks.propose(look, Optional.empty());
    if (proposal instanceof Planner.Refused refused) {
      voice.show(refused, look.prepared());
      throw new Stop(DeployResult.WRONG);
    }
    return ((Planner.Planned) proposal).plan();
  }

  /** Tells whether a change set can be made as things are, and says so if it can't. */
  private boolean canAsk(Planner.Look look) {
    if (look.answer() == Unchanged.Answer.UNCHANGED) {
      return true;
    }
    String name = look.prepared().input().stackName();
    if (!look.isNew() && look.stack().filter(stack -> stack.status().isComplete()).isEmpty()) {
      voice.say(
          "The stack `"
              + name
              + "` is `"
              + look.stack().orElseThrow().status()
              + "`, so its templates are compared without a change set.");
      return false;
    }
    boolean missing = StackWork.uploads(look.prepared(), false).stream().anyMatch(this::isMissing);
    if (missing) {
      voice.say(
          "Templates of `"
              + name
              + "` are not in S3 yet, so they are compared without a change set.");
    }
    return !missing;
  }

  private boolean isMissing(Upload upload) {
    return !context.objectStore().has(upload.bucket(), upload.key());
  }
}
