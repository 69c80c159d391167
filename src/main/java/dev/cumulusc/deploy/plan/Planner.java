package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.compare.PossibleChanges;
import dev.cumulusc.compare.SettingsDiff;
import dev.cumulusc.compare.StackComparison;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.TemplateDiff;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSetMerge;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.guard.Risks;
import dev.cumulusc.deploy.guard.StatefulTypes;
import dev.cumulusc.deploy.plan.StackPlan.Operation;
import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the plans of stacks. First it takes a snapshot, which may be all that is needed; then, when
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

  /** Takes a snapshot of a stack: one call, or two where that may show that nothing changes. */
  public StackSnapshot snapshot(PreparedStack prepared) {
    return snapshot(prepared, service.stack(prepared.input().stackName()));
  }

  /** Takes a snapshot of a stack that was described already: one call where that may help. */
  public StackSnapshot snapshot(PreparedStack prepared, Optional<Stack> stack) {
    StackSnapshot first =
        new StackSnapshot(prepared, stack, Optional.empty(), Unchanged.Answer.UNKNOWN);
    if (first.isNew()) {
      return new StackSnapshot(prepared, stack, Optional.empty(), Unchanged.Answer.CHANGED);
    }
    if (stack.isEmpty() || !Unchanged.canBeSeen(prepared, stack.get())) {
      return first;
    }
    DeployedStack deployed = DeployedStack.shallow(service, stack.get());
    return new StackSnapshot(
        prepared, stack, Optional.of(deployed), Unchanged.check(prepared, deployed));
  }

  /** Compares templates without making a change set; nothing is touched. */
  public StackPlan compare(StackSnapshot snapshot) {
    if (snapshot.answer() == Unchanged.Answer.UNCHANGED) {
      return unchanged(snapshot);
    }
    StackComparison level = level(snapshot);
    StackDelta changes =
        new Risks(StatefulTypes.read()).mark(Optional.of(level), known(level, snapshot));
    return changes.isEmpty()
        ? unchanged(snapshot)
        : plan(snapshot, operation(snapshot), Optional.empty(), changes);
  }

  /** Makes a change set, unless nothing changes, and the plan that executes it. */
  public Proposal propose(StackSnapshot snapshot, ChangeSetOptions options)
      throws InterruptedException {
    if (snapshot.answer() == Unchanged.Answer.UNCHANGED) {
      return new Planned(unchanged(snapshot));
    }
    ChangeSets.Preparation made =
        changeSets.prepare(snapshot.prepared(), snapshot.stack(), options);
    if (made instanceof ChangeSets.Failed failed) {
      return new Refused(failed.message(), failed.findings());
    }
    if (!(made instanceof ChangeSets.Ready ready)) {
      return new Planned(unchanged(snapshot));
    }
    StackComparison level = level(snapshot);
    StackDelta known = known(level, snapshot);
    StackDelta merged = new ChangeSetMerge(ready.nested()).merge(level, known, ready.changeSet());
    if (ready.changeSet().changes().isEmpty() && merged.isEmpty() && changesNothing(snapshot)) {
      // Some servers make a change set for nothing. One that only changes outputs, or a hidden
      // parameter, has no changes either, but is worth to be executed.
      changeSets.abandon(ready.changeSet().id());
      return new Planned(unchanged(snapshot));
    }
    StackDelta shown = merged.isEmpty() ? onlyParameters(known) : merged;
    StackDelta changes = new Risks(StatefulTypes.read()).mark(Optional.of(level), shown);
    return new Planned(
        plan(snapshot, operation(snapshot), Optional.of(ready.changeSet()), changes));
  }

  /**
   * Returns what explains a change set in which nothing is seen to change: parameters whose old
   * values CloudFormation hides.
   */
  private static StackDelta onlyParameters(StackDelta known) {
    return new StackDelta(
        List.of(), known.settings().stream().filter(SettingsDiff::isParameter).toList(), List.of());
  }

  private static boolean changesNothing(StackSnapshot snapshot) {
    return !snapshot.isNew()
        && snapshot
            .stack()
            .filter(stack -> !Unchanged.changedParameters(snapshot.prepared(), stack).isEmpty())
            .isEmpty();
  }

  private static Operation operation(StackSnapshot snapshot) {
    return snapshot.isNew() ? Operation.CREATE : Operation.UPDATE;
  }

  /** Returns the plan of a stack that stays as it is. */
  private static StackPlan unchanged(StackSnapshot snapshot) {
    return plan(snapshot, Operation.UNCHANGED, Optional.empty(), StackDelta.NONE);
  }

  private static StackPlan plan(
      StackSnapshot snapshot,
      Operation operation,
      Optional<ChangeSet> changeSet,
      StackDelta changes) {
    PreparedStack prepared = snapshot.prepared();
    return new StackPlan(
        prepared.input().stackName(),
        operation,
        changeSet.map(ChangeSet::stackId).or(() -> snapshot.stack().map(Stack::id)),
        changeSet.map(ChangeSet::id),
        new StackPlan.Basis(
            snapshot.stack().map(StackPlan.State::of), StackPlan.hash(prepared), prepared.kept()),
        changes,
        prepared.input().capabilities(),
        prepared.input().parameters().stream().map(ParameterValue::name).toList(),
        prepared.uploads().stream()
            .map(
                upload ->
                    new StackPlan.PlannedUpload(
                        upload.source().what(), upload.bucket(), upload.key()))
            .toList());
  }

  /** Returns what the templates and values of a snapshot show of its changes. */
  static StackDelta differences(CloudFormation service, StackSnapshot snapshot) {
    return known(level(service, snapshot), snapshot);
  }

  private StackComparison level(StackSnapshot snapshot) {
    return level(service, snapshot);
  }

  private static StackComparison level(CloudFormation service, StackSnapshot snapshot) {
    Template after = snapshot.prepared().template();
    Optional<DeployedTemplate> before =
        snapshot.isNew()
            ? Optional.empty()
            : snapshot
                .deployed()
                .or(() -> snapshot.stack().map(stack -> DeployedStack.shallow(service, stack)))
                .map(deployed -> deployed.withNested(service).forComparison());
    List<ParameterValue> secret =
        snapshot.prepared().input().parameters().stream().filter(ParameterValue::secret).toList();
    Masks masks =
        new Masks(
            Stream.concat(before.stream().map(DeployedTemplate::template), Stream.of(after))
                .toList(),
            secret.stream().map(ParameterValue::name).toList(),
            Stream.concat(
                    secret.stream().flatMap(value -> value.value().stream()),
                    snapshot.prepared().input().compilation().application().secrets().stream())
                .toList());
    return new StackComparison(before, after, snapshot.prepared().nested(), masks);
  }

  /** Returns what the templates show. */
  private static StackDelta known(StackComparison level, StackSnapshot snapshot) {
    PreparedStack prepared = snapshot.prepared();
    PossibleChanges uncertain = new PossibleChanges();
    Map<String, String> values =
        GivenValues.of(prepared, snapshot.stack(), level.before(), uncertain);
    EvaluatedTemplate after = EvaluatedTemplate.of(level.after(), values, uncertain);
    if (level.before().isEmpty()) {
      return TemplateDiff.created(level.after(), after, level.nestedTemplates());
    }
    DeployedTemplate deployed = level.before().get();
    StackDelta delta =
        new TemplateDiff(deployed, after, level.nestedTemplates(), level.masks(), uncertain).run();
    List<ValueChange> settings = new ArrayList<>(delta.settings());
    settings.addAll(
        SettingsDiff.tags(
            snapshot.stack().map(stack -> stack.settings().tags()).orElse(Map.of()),
            prepared.input().tags(),
            level.masks()));
    return new StackDelta(delta.resources(), settings, delta.access());
  }
}
