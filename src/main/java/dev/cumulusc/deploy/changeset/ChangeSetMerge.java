package dev.cumulusc.deploy.changeset;

import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.ResourceDelta.Kind;
import dev.cumulusc.compare.Retentions;
import dev.cumulusc.compare.StackComparison;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.compare.ValueChange.Replacing;
import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ResourceChange;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Puts together what the comparison of templates and what a change set say.
 *
 * <p>Services differ in how much they say: some only that a resource changes, some which properties
 * do, some their values as well.
 */
public final class ChangeSetMerge {
  private final Map<String, ChangeSet> nestedSets;

  /**
   * @param nestedSets the change sets of nested stacks by their ids
   */
  public ChangeSetMerge(Map<String, ChangeSet> nestedSets) {
    this.nestedSets = nestedSets;
  }

  /**
   * Returns what becomes of a stack.
   *
   * @param known what the comparison of templates shows
   */
  public StackDelta merge(StackComparison level, StackDelta known, ChangeSet changeSet) {
    Map<String, ResourceDelta> waiting = new LinkedHashMap<>();
    known.resources().forEach(each -> waiting.put(each.logicalId(), each));
    Map<String, ResourceDelta> merged = new HashMap<>();
    for (ResourceChange change : changeSet.changes()) {
      ResourceDelta before = waiting.get(change.logicalId());
      merge(level, Optional.ofNullable(before), change)
          .ifPresent(each -> merged.put(each.logicalId(), each));
      waiting.putIfAbsent(change.logicalId(), fresh(level, change));
    }
    boolean explains = changeSet.changes().stream().anyMatch(ChangeSetMerge::saysWhy);
    List<ResourceDelta> resources = new ArrayList<>();
    for (ResourceDelta each : waiting.values()) {
      ResourceDelta made = merged.get(each.logicalId());
      if (made != null) {
        resources.add(made);
      } else if (changeSet.changes().stream().noneMatch(isOf(each))) {
        unexplained(each, explains).ifPresent(resources::add);
      }
    }
    List<ResourceDelta> real = StableReferences.leaveOut(resources);
    return new StackDelta(real, settings(known.settings(), real), known.access());
  }

  private static Predicate<ResourceChange> isOf(ResourceDelta delta) {
    return change -> change.logicalId().equals(delta.logicalId());
  }

  private static boolean saysWhy(ResourceChange change) {
    return !change.details().isEmpty() || change.replacement().isPresent();
  }

  /** Returns what is left of a change that the change set does not have. */
  private static Optional<ResourceDelta> unexplained(ResourceDelta delta, boolean explains) {
    if (!explains) {
      return delta.certain() ? Optional.of(delta) : Optional.empty();
    }
    return delta.kind() == Kind.CHANGE && !delta.attributes().isEmpty()
        ? Optional.of(delta.withProperties(List.of()).withKind(Kind.CHANGE, true))
        : Optional.empty();
  }

  /** What perhaps changes through something did not if that stays as it is. */
  private static List<ValueChange> settings(
      List<ValueChange> settings, List<ResourceDelta> resources) {
    Set<String> alive = new HashSet<>();
    for (ResourceDelta resource : resources) {
      alive.add(resource.logicalId());
      resource.properties().forEach(property -> property.through().ifPresent(alive::add));
    }
    return settings.stream()
        .filter(setting -> setting.certain() || alive.contains(cause(setting)))
        .toList();
  }

  private static String cause(ValueChange setting) {
    return setting
        .through()
        .map(through -> through.replaceFirst("\\..*", ""))
        .orElseGet(() -> setting.path().replaceFirst("^Parameters\\.", "parameter "));
  }

  private Optional<ResourceDelta> merge(
      StackComparison level, Optional<ResourceDelta> known, ResourceChange change) {
    ResourceDelta base = known.orElseGet(() -> fresh(level, change));
    PropertyMerge values = new PropertyMerge(level, change);
    Optional<StackDelta> nested = nested(level, base, change);
    List<ValueChange> properties = new ArrayList<>(values.properties(base.properties()));
    if (nested.isPresent()) {
      properties.removeIf(each -> each.path().equals("TemplateURL"));
    }
    boolean nothingInside = nested.isPresent() && nested.get().isEmpty();
    if (nothingInside && properties.stream().noneMatch(ValueChange::certain)) {
      return Optional.empty();
    }
    ResourceDelta merged =
        base.withProperties(properties)
            .withAttributes(values.attributes(base.attributes()))
            .withNested(nested.or(base::nested));
    ResourceDelta judged = judged(merged, change);
    return Optional.of(
        judged.withService(
            change.physicalId(),
            judged.kind() == base.kind()
                ? Retentions.ofService(change.policyAction(), base.retention())
                : Retentions.ofService(change.policyAction(), retention(level, judged)),
            change.driftStatus().filter(status -> !status.equals("IN_SYNC"))));
  }

  private static ResourceDelta.Retention retention(StackComparison level, ResourceDelta delta) {
    return level
        .resource(delta.logicalId())
        .filter(resource -> delta.kind() == Kind.REPLACE)
        .map(Retentions::whenReplaced)
        .orElse(delta.retention());
  }

  private static ResourceDelta judged(ResourceDelta delta, ResourceChange change) {
    return switch (change.action()) {
      case ADD -> delta.withKind(Kind.ADD, true);
      case REMOVE -> delta.withKind(Kind.REMOVE, true);
      case IMPORT -> delta.withKind(Kind.IMPORT, true);
      case DYNAMIC -> delta.withKind(Kind.REPLACE, false);
      case MODIFY, SYNC_WITH_ACTUAL -> modified(delta, change);
    };
  }

  private static ResourceDelta modified(ResourceDelta delta, ResourceChange change) {
    Replacing byProperties =
        delta.properties().stream()
            .map(each -> each.replacing().when(each.certain()))
            .reduce(Replacing.NO, Replacing::or);
    Replacing replacing =
        change
            .replacement()
            .map(
                replacement ->
                    switch (replacement) {
                      case TRUE -> Replacing.YES;
                      case CONDITIONAL -> byProperties.or(Replacing.PERHAPS);
                      case FALSE -> byProperties;
                    })
            .orElse(byProperties);
    if (replacing != Replacing.NO) {
      return delta.withKind(Kind.REPLACE, replacing == Replacing.YES);
    }
    boolean certain =
        change.details().isEmpty()
            || delta.properties().stream().anyMatch(ValueChange::certain)
            || delta.attributes().stream().anyMatch(ValueChange::certain)
            || delta.nested().isPresent();
    return delta.withKind(Kind.CHANGE, certain);
  }

  private Optional<StackDelta> nested(
      StackComparison level, ResourceDelta base, ResourceChange change) {
    if (!change.type().equals(ResourceTypes.STACK)) {
      return Optional.empty();
    }
    Optional<ChangeSet> inner =
        change.nestedChangeSetId().flatMap(id -> Optional.ofNullable(nestedSets.get(id)));
    Optional<StackComparison> below = level.nested(change.logicalId());
    if (inner.isPresent() && below.isPresent()) {
      StackDelta known = base.nested().orElse(StackDelta.NONE);
      return Optional.of(merge(below.get(), known, inner.get()));
    }
    boolean isKnown =
        below.flatMap(StackComparison::before).isPresent()
            && change.action() == ResourceChange.Action.MODIFY;
    return base.nested().or(() -> isKnown ? Optional.of(StackDelta.NONE) : Optional.empty());
  }

  private static ResourceDelta fresh(StackComparison level, ResourceChange change) {
    Optional<Resource> resource = level.resource(change.logicalId());
    return ResourceDelta.of(
        Kind.CHANGE,
        change.logicalId(),
        change.type(),
        change.physicalId(),
        resource.map(each -> each.origin().primary().toString()));
  }
}
