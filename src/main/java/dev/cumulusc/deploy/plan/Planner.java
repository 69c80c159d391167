package dev.cumulusc.deploy.plan;

import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.Level;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.compare.SettingsDiff;
import dev.cumulusc.compare.Side;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.TemplateDiff;
import dev.cumulusc.compare.Uncertain;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSetMerge;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.guard.Risks;
import dev.cumulusc.deploy.guard.StatefulTypes;
import dev.cumulusc.deploy.plan.StackPlan.Operation;
import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the plans of stacks. First it looks at a stack, which may be all that is needed; then, when
 * what the change set refers to is in S3, it proposes a change.
 */
public final class Planner {
  private final CloudFormation service;
  private final ChangeSets changeSets;

  /**
   * @param changeSets makes the change sets, and takes them back
   */
  public Planner(CloudFormation service, ChangeSets changeSets) {
    this.service = service;
    this.changeSets = changeSets;
  }

  /**
   * A stack as it was found.
   *
   * @param stack the stack; nothing if there is none
   * @param deployed what is deployed, if it was read already
   * @param answer whether something changes
   */
  public record Look(
      PreparedStack prepared,
      Optional<Stack> stack,
      Optional<Deployed> deployed,
      Unchanged.Answer answer) {
    /** Tells whether the stack is to be made: there is none, or one without resources. */
    public boolean isNew() {
      return stack.isEmpty() || stack.get().status().equals(Status.REVIEW_IN_PROGRESS);
    }
  }

  /** What came of a proposal. */
  public sealed interface Proposal {}

  /** There is a plan, perhaps one with nothing to do. */
  public record Planned(StackPlan plan) implements Proposal {}

  /**
   * CloudFormation refuses what is wanted.
   *
   * @param message a sentence about it
   */
  public record Refused(String message, List<ValidationFinding> findings) implements Proposal {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /** Looks at a stack: one call, or two where that may tell that nothing changes. */
  public Look look(PreparedStack prepared) {
    return look(prepared, service.stack(prepared.input().stackName()));
  }

  /** Looks at a stack that was described already: one call where that may tell something. */
  public Look look(PreparedStack prepared, Optional<Stack> stack) {
    Look first = new Look(prepared, stack, Optional.empty(), Unchanged.Answer.UNKNOWN);
    if (first.isNew()) {
      return new Look(prepared, stack, Optional.empty(), Unchanged.Answer.CHANGED);
    }
    if (stack.isEmpty() || !Unchanged.canBeSeen(prepared, stack.get())) {
      return first;
    }
    Deployed deployed = Deployed.shallow(service, stack.get());
    return new Look(prepared, stack, Optional.of(deployed), Unchanged.check(prepared, deployed));
  }

  /** Compares templates without making a change set; nothing is touched. */
  public StackPlan compare(Look look) {
    if (look.answer() == Unchanged.Answer.UNCHANGED) {
      return unchanged(look);
    }
    Level level = level(look);
    StackDelta changes =
        new Risks(StatefulTypes.read()).mark(Optional.of(level), known(level, look));
    return changes.isEmpty()
        ? unchanged(look)
        : plan(look, operation(look), Optional.empty(), changes);
  }

  /** Makes a change set, unless nothing changes, and the plan that executes it. */
  public Proposal propose(Look look, ChangeSets.Options options) throws InterruptedException {
    if (look.answer() == Unchanged.Answer.UNCHANGED) {
      return new Planned(unchanged(look));
    }
    ChangeSets.Preparation made = changeSets.prepare(look.prepared(), look.stack(), options);
    if (made instanceof ChangeSets.Failed failed) {
      return new Refused(failed.message(), failed.findings());
    }
    if (!(made instanceof ChangeSets.Ready ready)) {
      return new Planned(unchanged(look));
    }
    Level level = level(look);
    StackDelta merged =
        new ChangeSetMerge(ready.nested()).merge(level, known(level, look), ready.changeSet());
    if (ready.changeSet().changes().isEmpty() && merged.isEmpty() && !look.isNew()) {
      // Some servers make a change set for nothing. One that only changes outputs has no changes
      // either, but is worth to be executed.
      changeSets.abandon(ready.changeSet().id());
      return new Planned(unchanged(look));
    }
    StackDelta changes = new Risks(StatefulTypes.read()).mark(Optional.of(level), merged);
    return new Planned(plan(look, operation(look), Optional.of(ready.changeSet()), changes));
  }

  private static Operation operation(Look look) {
    return look.isNew() ? Operation.CREATE : Operation.UPDATE;
  }

  /** Returns the plan of a stack that stays as it is. */
  private static StackPlan unchanged(Look look) {
    return plan(look, Operation.UNCHANGED, Optional.empty(), StackDelta.NONE);
  }

  private static StackPlan plan(
      Look look, Operation operation, Optional<ChangeSet> changeSet, StackDelta changes) {
    PreparedStack prepared = look.prepared();
    return new StackPlan(
        prepared.input().stackName(),
        operation,
        changeSet.map(ChangeSet::stackId).or(() -> look.stack().map(Stack::id)),
        changeSet.map(ChangeSet::id),
        look.stack().map(StackPlan.State::of),
        changes,
        prepared.input().capabilities(),
        prepared.input().parameters().stream().map(ParameterValue::name).toList(),
        ContentHash.ofText(prepared.text()),
        prepared.uploads().stream()
            .map(
                upload ->
                    new StackPlan.PlannedUpload(
                        upload.source().what(), upload.bucket(), upload.key()))
            .toList());
  }

  private Level level(Look look) {
    Template after = look.prepared().template();
    Optional<DeployedTemplate> before =
        look.isNew()
            ? Optional.empty()
            : look.deployed()
                .or(() -> look.stack().map(stack -> Deployed.shallow(service, stack)))
                .map(deployed -> deployed.withNested(service).forComparison());
    List<ParameterValue> secret =
        look.prepared().input().parameters().stream().filter(ParameterValue::secret).toList();
    Masks masks =
        new Masks(
            Stream.concat(before.stream().map(DeployedTemplate::template), Stream.of(after))
                .toList(),
            secret.stream().map(ParameterValue::name).toList(),
            Stream.concat(
                    secret.stream().flatMap(value -> value.value().stream()),
                    look.prepared().input().compilation().application().secrets().stream())
                .toList());
    return new Level(before, after, look.prepared().nested(), masks);
  }

  /** Returns what the templates tell. */
  private static StackDelta known(Level level, Look look) {
    PreparedStack prepared = look.prepared();
    Uncertain uncertain = new Uncertain();
    Map<String, String> values = GivenValues.of(prepared, look.stack(), level.before(), uncertain);
    Side after = Side.of(level.after(), values, uncertain);
    if (level.before().isEmpty()) {
      return TemplateDiff.created(level.after(), after, level.nestedTemplates());
    }
    DeployedTemplate deployed = level.before().get();
    StackDelta delta =
        new TemplateDiff(deployed, after, level.nestedTemplates(), level.masks(), uncertain).run();
    List<ValueChange> settings = new ArrayList<>(delta.settings());
    settings.addAll(
        SettingsDiff.tags(
            look.stack().map(Stack::tags).orElse(Map.of()),
            prepared.input().tags(),
            level.masks()));
    return new StackDelta(delta.resources(), settings);
  }
}
