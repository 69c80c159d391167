package dev.cumulusc.deploy.changeset;

import dev.cumulusc.compare.StackComparison;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.compare.ValueChange.Replacing;
import dev.cumulusc.compare.ValueDiff;
import dev.cumulusc.compare.ValuePath;
import dev.cumulusc.deploy.service.ResourceChange;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts together what the templates and what a change set say of the properties of one resource. The
 * change set knows which properties change, and whether that makes a new resource; the templates
 * know where in them, and by which line.
 */
final class PropertyMerge {
  private static final String NOT_KNOWN_YET = "{{changeSet:KNOWN_AFTER_APPLY}}";

  /** What is shown for a value that only the deployment gives. */
  private static final String LATER = "(known after the deployment)";

  private final StackComparison level;
  private final ResourceChange change;
  private final Map<String, List<ResourceChange.Detail>> reported = new LinkedHashMap<>();

  PropertyMerge(StackComparison level, ResourceChange change) {
    this.level = level;
    this.change = change;
    for (ResourceChange.Detail detail : change.details()) {
      if (isProperty(detail)) {
        reported
            .computeIfAbsent(path(detail).steps().get(0), name -> new ArrayList<>())
            .add(detail);
      }
    }
  }

  private static boolean isProperty(ResourceChange.Detail detail) {
    return detail.attribute().equals("Properties")
        ? !path(detail).steps().isEmpty()
        : detail.attribute().equals("Tags");
  }

  private static ValuePath path(ResourceChange.Detail detail) {
    ValuePath pointed = detail.path().map(ValuePath::ofPointer).orElse(ValuePath.ROOT);
    if (!pointed.steps().isEmpty()) {
      return pointed;
    }
    return detail.property().map(ValuePath::of).orElseGet(() -> named(detail.attribute()));
  }

  private static ValuePath named(String attribute) {
    return attribute.equals("Tags") ? ValuePath.of(attribute) : ValuePath.ROOT;
  }

  /** Returns the changes of properties, those of the templates being known. */
  List<ValueChange> properties(List<ValueChange> known) {
    if (change.details().isEmpty()) {
      return known;
    }
    Map<String, List<ValueChange>> written = new LinkedHashMap<>();
    for (ValueChange each : known) {
      String property = each.path().replaceFirst("\\..*", "");
      written.computeIfAbsent(property, name -> new ArrayList<>()).add(each);
    }
    Set<String> names = new LinkedHashSet<>(written.keySet());
    names.retainAll(reported.keySet());
    names.addAll(reported.keySet());
    List<ValueChange> merged = new ArrayList<>();
    for (String name : names) {
      List<ResourceChange.Detail> details = reported.getOrDefault(name, List.of());
      List<ValueChange> direct =
          written.getOrDefault(name, List.of()).stream().filter(ValueChange::certain).toList();
      List<ValueChange> possible = new ArrayList<>(written.getOrDefault(name, List.of()));
      possible.removeAll(direct);
      if (direct.isEmpty()) {
        merged.addAll(fromDetails(details, possible));
      } else {
        direct.forEach(each -> merged.add(confirmed(each, details)));
        merged.addAll(
            details.stream().allMatch(ResourceChange.Detail::certain) ? List.of() : possible);
      }
    }
    return merged;
  }

  /** Returns the changes of attributes, those of the templates being known. */
  List<ValueChange> attributes(List<ValueChange> known) {
    List<ValueChange> merged = new ArrayList<>(known);
    for (ResourceChange.Detail detail : change.details()) {
      boolean isNew = known.stream().noneMatch(each -> each.path().startsWith(detail.attribute()));
      if (isNew && !isProperty(detail) && !detail.attribute().equals("Properties")) {
        merged.add(
            new ValueChange(
                detail.attribute(),
                detail.before(),
                detail.after(),
                detail.certain(),
                Replacing.NO,
                Optional.empty()));
      }
    }
    return merged;
  }

  private static ValueChange confirmed(ValueChange known, List<ResourceChange.Detail> details) {
    List<ResourceChange.Detail> exact =
        details.stream().filter(each -> path(each).toString().equals(known.path())).toList();
    return known
        .withCertain(true)
        .withReplacing(replacing(exact.isEmpty() ? details : exact, known.replacing()));
  }

  /** Returns what the service says of the changes, or what is known already. */
  private static Replacing replacing(List<ResourceChange.Detail> details, Replacing known) {
    return details.stream()
        .flatMap(detail -> detail.recreation().stream())
        .map(PropertyMerge::replacing)
        .reduce(Replacing::or)
        .orElse(known);
  }

  private static Replacing replacing(ResourceChange.Recreation recreation) {
    return switch (recreation) {
      case NEVER -> Replacing.NO;
      case CONDITIONALLY -> Replacing.PERHAPS;
      case ALWAYS -> Replacing.YES;
    };
  }

  private List<ValueChange> fromDetails(
      List<ResourceChange.Detail> details, List<ValueChange> possible) {
    Map<ValuePath, List<ResourceChange.Detail>> byPath = new LinkedHashMap<>();
    details.forEach(
        detail -> byPath.computeIfAbsent(path(detail), path -> new ArrayList<>()).add(detail));
    List<ValueChange> found = new ArrayList<>();
    byPath.forEach((path, same) -> found.addAll(fromDetails(path, same, possible)));
    return found;
  }

  private List<ValueChange> fromDetails(
      ValuePath path, List<ResourceChange.Detail> same, List<ValueChange> all) {
    List<ValueChange> possible =
        all.stream().filter(each -> touches(each.path(), path.toString())).toList();
    Replacing known =
        possible.stream().map(ValueChange::replacing).reduce(Replacing.NO, Replacing::or);
    Replacing replacing = replacing(same, known);
    boolean certain = same.stream().anyMatch(ResourceChange.Detail::certain);
    Optional<String> through =
        same.stream()
            .flatMap(detail -> through(detail).stream())
            .findFirst()
            .or(() -> possible.stream().flatMap(each -> each.through().stream()).findFirst());
    Optional<String> before = first(same.stream().flatMap(each -> each.before().stream()).toList());
    Optional<String> after = first(same.stream().flatMap(each -> each.after().stream()).toList());
    if (level.hides(change.logicalId(), path)) {
      before = before.map(value -> Secrets.MASK);
      after = after.map(value -> Secrets.MASK);
    } else if (before.isPresent() && after.isPresent()) {
      List<ValueChange> parts =
          new ValueDiff(level.masks().ofType(change.type()), each -> replacing)
              .of(path, text(before.get()), text(after.get()));
      if (!parts.isEmpty()) {
        return parts.stream()
            .map(each -> withEffect(each, certain, each.replacing()))
            .map(each -> each.withThrough(through))
            .toList();
      }
    }
    if (before.isEmpty() && after.isEmpty() && !possible.isEmpty()) {
      return possible.stream().map(each -> withEffect(each, certain, replacing)).toList();
    }
    return List.of(
        new ValueChange(
            path.toString(),
            before.map(value -> masked(path, value)),
            after.map(value -> masked(path, value)),
            certain,
            replacing,
            through));
  }

  /** Returns whether one of two places is within the other. */
  private static boolean touches(String left, String right) {
    return (left + ".").startsWith(right + ".") || (right + ".").startsWith(left + ".");
  }

  private static ValueChange withEffect(ValueChange change, boolean certain, Replacing replacing) {
    return change.withCertain(certain).withReplacing(replacing);
  }

  private String masked(ValuePath path, String value) {
    return level.masks().ofType(change.type()).hide(path, value) ? Secrets.MASK : value;
  }

  private CfnValue text(String value) {
    return CfnValue.text(value, level.after().origin());
  }

  private static Optional<String> first(List<String> values) {
    return values.stream()
        .filter(value -> !value.equals(NOT_KNOWN_YET))
        .findFirst()
        .or(() -> values.stream().findFirst().map(value -> LATER));
  }

  private static Optional<String> through(ResourceChange.Detail detail) {
    return detail
        .causedBy()
        .map(
            entity ->
                detail.source().orElse("").equals("ParameterReference")
                    ? "parameter " + entity
                    : entity);
  }
}
