package dev.cumulusc.compare;

import dev.cumulusc.compare.ResourceDelta.Kind;
import dev.cumulusc.compare.ValueChange.Replacing;
import dev.cumulusc.schema.ReplacingProperties;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a template with the one that is deployed. It knows neither what CloudFormation looks up
 * nor what the service makes of a change; what it can't know is a possible change.
 */
public final class TemplateDiff {
  private final DeployedTemplate deployed;
  private final EvaluatedTemplate before;
  private final EvaluatedTemplate after;
  private final Map<String, Template> nestedTemplates;
  private final Masks masks;
  private final PossibleChanges uncertain;
  private final Map<String, ReplacingProperties> replacing;

  /**
   * @param after the new template with the values that it is to be deployed with
   * @param nestedTemplates the new templates of nested stacks by their logical ids
   * @param uncertain the parameters whose values perhaps change
   */
  public TemplateDiff(
      DeployedTemplate deployed,
      EvaluatedTemplate after,
      Map<String, Template> nestedTemplates,
      Masks masks,
      PossibleChanges uncertain) {
    this.deployed = deployed;
    this.before = EvaluatedTemplate.of(deployed.template(), deployed.parameters(), uncertain);
    this.after = after;
    this.nestedTemplates = nestedTemplates;
    this.masks = masks;
    this.uncertain = uncertain;
    Set<String> types = new HashSet<>();
    after.template().resources().values().forEach(resource -> types.add(resource.type()));
    this.replacing = ReplacingProperties.of(types);
  }

  /** Returns what a stack that is not there yet consists of. */
  public static StackDelta created(
      Template template, EvaluatedTemplate side, Map<String, Template> nestedTemplates) {
    List<ResourceDelta> added = new ArrayList<>();
    for (Resource resource : side.resources().values()) {
      ResourceDelta delta = delta(Kind.ADD, resource, Optional.of(place(resource)));
      Template inner = nestedTemplates.get(resource.logicalId());
      added.add(
          inner == null
              ? delta
              : delta.withNested(
                  Optional.of(created(inner, EvaluatedTemplate.of(inner, Map.of()), Map.of()))));
    }
    return new StackDelta(added, List.of(), List.of());
  }

  public StackDelta run() {
    Map<String, ResourceDelta> found = pass();
    while (uncertain.hasGrown()) {
      found = pass();
    }
    return new StackDelta(
        List.copyOf(found.values()),
        new SettingsDiff(before, after, masks, uncertain).run(),
        AccessDiff.of(before, after));
  }

  private Map<String, ResourceDelta> pass() {
    Map<String, Resource> old = before.resources();
    Map<String, Resource> young = after.resources();
    Set<String> ids = new LinkedHashSet<>(young.keySet());
    ids.addAll(old.keySet());
    Map<String, ResourceDelta> found = new LinkedHashMap<>();
    for (String id : ids) {
      Resource left = old.get(id);
      Resource right = young.get(id);
      Optional<ResourceDelta> delta =
          left == null
              ? Optional.of(added(Objects.requireNonNull(young.get(id))))
              : right == null ? Optional.of(removed(left)) : changed(left, right);
      delta.ifPresent(each -> found.put(id, each));
    }
    found.values().forEach(this::spread);
    return found;
  }

  /** Notes what depends on a change of a resource. */
  private void spread(ResourceDelta delta) {
    if (delta.kind() == Kind.REPLACE) {
      uncertain.replaced(delta.logicalId());
    } else if (delta.kind() == Kind.CHANGE) {
      uncertain.changed(delta.logicalId());
      delta
          .nested()
          .ifPresent(
              nested ->
                  nested.settings().stream()
                      .filter(setting -> setting.path().startsWith("Outputs."))
                      .forEach(setting -> uncertain.attribute(delta.logicalId(), setting.path())));
    }
  }

  private ResourceDelta added(Resource resource) {
    ResourceDelta delta = delta(Kind.ADD, resource, Optional.of(place(resource)));
    Template inner = nestedTemplates.get(resource.logicalId());
    return inner == null
        ? delta
        : delta.withNested(
            Optional.of(created(inner, EvaluatedTemplate.of(inner, Map.of()), Map.of())));
  }

  private ResourceDelta removed(Resource resource) {
    return delta(Kind.REMOVE, resource, Optional.empty())
        .withService(Optional.empty(), Retentions.whenRemoved(resource), Optional.empty())
        .withNested(deployed.nested(resource.logicalId()).map(TemplateDiff::allRemoved));
  }

  private static StackDelta allRemoved(DeployedTemplate stack) {
    EvaluatedTemplate side = EvaluatedTemplate.of(stack.template(), stack.parameters());
    List<ResourceDelta> removed = new ArrayList<>();
    for (Resource resource : side.resources().values()) {
      removed.add(
          delta(Kind.REMOVE, resource, Optional.empty())
              .withService(Optional.empty(), Retentions.whenRemoved(resource), Optional.empty())
              .withNested(stack.nested(resource.logicalId()).map(TemplateDiff::allRemoved)));
    }
    return new StackDelta(removed, List.of(), List.of());
  }

  private Optional<ResourceDelta> changed(Resource left, Resource right) {
    List<ValueChange> properties = properties(left, right);
    Optional<StackDelta> nested = nested(right);
    if (nested.isPresent()) {
      properties.removeIf(change -> change.path().equals("TemplateURL"));
    }
    List<ValueChange> attributes = Attributes.changes(left, right, masks);
    boolean otherType = !left.type().equals(right.type());
    boolean nothing =
        properties.isEmpty()
            && attributes.isEmpty()
            && nested.map(StackDelta::isEmpty).orElse(true);
    if (nothing && !otherType) {
      return Optional.empty();
    }
    Replacing strongest =
        otherType
            ? Replacing.YES
            : properties.stream()
                .map(change -> change.replacing().when(change.certain()))
                .reduce(Replacing.NO, Replacing::or);
    boolean certain =
        properties.stream().anyMatch(ValueChange::certain)
            || !attributes.isEmpty()
            || nested.map(inner -> !inner.isEmpty()).orElse(false)
            || otherType;
    ResourceDelta delta =
        delta(Kind.CHANGE, right, Optional.of(place(right)))
            .withProperties(properties)
            .withAttributes(attributes)
            .withNested(nested);
    return Optional.of(
        strongest == Replacing.NO
            ? delta.withKind(Kind.CHANGE, certain)
            : delta
                .withKind(Kind.REPLACE, strongest == Replacing.YES)
                .withService(Optional.empty(), Retentions.whenReplaced(right), Optional.empty()));
  }

  private List<ValueChange> properties(Resource left, Resource right) {
    ReplacingProperties schema = replacing.get(right.type());
    DefinitionSpelling.Pair both =
        DefinitionSpelling.alike(right.type(), before.properties(left), after.properties(right));
    CfnValue.Mapping old = both.before();
    CfnValue.Mapping young = both.after();
    List<ValueChange> found = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(young.members().keySet());
    names.addAll(old.members().keySet());
    for (String name : names) {
      CfnValue value = young.get(name);
      List<ValueChange> changes =
          new ValueDiff(masks.ofType(right.type()), path -> effect(schema, path))
              .of(ValuePath.of(name), old.get(name), value);
      Optional<String> parameter = changedParameter(left, right, name);
      changes.forEach(change -> found.add(change.withThrough(parameter)));
      if (value != null && old.get(name) != null) {
        Changes.possible(ValuePath.of(name), value, uncertain, path -> effect(schema, path))
            .stream()
            .filter(possible -> changes.stream().noneMatch(each -> isWithin(possible, each)))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean isWithin(ValueChange inner, ValueChange outer) {
    return (inner.path() + ".").startsWith(outer.path() + ".");
  }

  private static Replacing effect(@Nullable ReplacingProperties schema, ValuePath path) {
    if (schema == null) {
      return Replacing.NO;
    }
    return switch (schema.effect(path.steps())) {
      case NEVER -> Replacing.NO;
      case SOMETIMES -> Replacing.PERHAPS;
      case ALWAYS -> Replacing.YES;
    };
  }

  /** Returns the parameter whose value changes a property that is written as it was. */
  private Optional<String> changedParameter(Resource left, Resource right, String name) {
    CfnValue old = left.properties().map(properties -> properties.get(name)).orElse(null);
    CfnValue young = right.properties().map(properties -> properties.get(name)).orElse(null);
    if (old == null || young == null || !ValueText.exactly(old).equals(ValueText.exactly(young))) {
      return Optional.empty();
    }
    return young.references().stream()
        .map(CfnValue.Reference::target)
        .filter(target -> after.known().isParameter(target))
        .filter(
            target ->
                !Objects.equals(before.parameters().get(target), after.parameters().get(target)))
        .map(target -> "parameter " + target)
        .findFirst();
  }

  private Optional<StackDelta> nested(Resource stack) {
    Template inner = nestedTemplates.get(stack.logicalId());
    Optional<DeployedTemplate> old = deployed.nested(stack.logicalId());
    if (inner == null || old.isEmpty()) {
      return Optional.empty();
    }
    PossibleChanges inside = uncertain.inside();
    Map<String, String> values =
        new NestedValues(old.get().parameters(), uncertain, inside)
            .of(inner, after.properties(stack));
    EvaluatedTemplate side = EvaluatedTemplate.of(inner, values, inside);
    return Optional.of(
        new TemplateDiff(
                old.get(),
                side,
                Map.of(),
                masks.nested(List.of(old.get().template(), inner)),
                inside)
            .run());
  }

  private static ResourceDelta delta(Kind kind, Resource resource, Optional<String> at) {
    return ResourceDelta.of(kind, resource.logicalId(), resource.type(), Optional.empty(), at);
  }

  private static String place(Resource resource) {
    return resource.origin().primary().toString();
  }
}
