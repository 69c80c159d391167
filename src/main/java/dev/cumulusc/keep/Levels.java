package dev.cumulusc.keep;

import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.compare.PossibleChanges;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.TemplateDiff;
import dev.cumulusc.keep.Closure.Place;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The templates of a stack: the main one, and those of the stacks nested in it. */
final class Levels {

  private final Level main;
  private final Map<String, Level> nested = new HashMap<>();
  private final List<Level> all = new ArrayList<>();
  private final Map<Level, Set<String>> replaced = new HashMap<>();

  Levels(Level main, Map<String, Template> templates) {
    this.main = main;
    all.add(main);
    for (String id : main.inventory().nested().keySet()) {
      main.nested(id, templates)
          .ifPresent(
              level -> {
                nested.put(id, level);
                all.add(level);
              });
    }
  }

  Level main() {
    return main;
  }

  /** Returns all templates, the main one first. */
  List<Level> all() {
    return Collections.unmodifiableList(all);
  }

  /** Returns the template of a nested stack, or the main one. */
  Optional<Level> of(Optional<String> nestedStack) {
    return nestedStack.isEmpty()
        ? Optional.of(main)
        : Optional.ofNullable(nested.get(nestedStack.get()));
  }

  /** Returns whether the new main template has a nested stack no longer. */
  boolean isGone(Level level) {
    return level.nestedStack().filter(id -> !main.after().resources().containsKey(id)).isPresent();
  }

  /** Returns the resource of the main template that a nested stack is. */
  Place stack(Level level) {
    return new Place(main, level.nestedStack().orElseThrow());
  }

  /** Finds a role by its ARN. */
  Optional<Place> role(String arn) {
    for (Level level : all) {
      Optional<Place> role =
          level
              .values()
              .owner(arn)
              .filter(
                  id -> level.inventory().item(id).orElseThrow().type().equals(ResourceTypes.ROLE))
              .map(id -> new Place(level, id));
      if (role.isPresent()) {
        return role;
      }
    }
    return Optional.empty();
  }

  /** Returns the deployed value of a nested stack's output. */
  Optional<CfnValue> output(Place nestedStack, String name) {
    return of(Optional.of(nestedStack.logicalId()))
        .map(level -> level.before().outputs().get(name))
        .map(CfnValue.Member::value)
        .filter(CfnValue.Mapping.class::isInstance)
        .map(output -> ((CfnValue.Mapping) output).get("Value"));
  }

  /** Returns what is passed for a parameter that the new nested template lacks. */
  Optional<CfnValue> passed(Level level, String parameter) {
    return level.after().parameters().containsKey(parameter) || level.nestedStack().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(
                Level.parametersOf(main.before().resources().get(level.nestedStack().get()))
                    .get(parameter))
            .map(CfnValue.Member::value);
  }

  /** Returns whether another resource of the new template has the same name. */
  boolean isNameTaken(Place place) {
    Level level = place.level();
    Resource resource = level.earlier(place.logicalId());
    String property = Attachments.nameProperty(resource.type());
    if (property.isEmpty()) {
      return false;
    }
    Optional<String> name = level.values().identity(place.logicalId()).flatMap(i -> i.name());
    return level.after().resources().values().stream()
        .filter(other -> !other.logicalId().equals(place.logicalId()))
        .filter(other -> other.type().equals(resource.type()))
        .flatMap(other -> other.properties().stream())
        .map(properties -> properties.get(property))
        .anyMatch(
            value ->
                value != null
                    && level.afterEvaluator().resolved(value) instanceof CfnValue.Text text
                    && name.filter(text.value()::equals).isPresent());
  }

  /**
   * Returns whether the deployment surely replaces a resource, or makes it another type; of a task
   * definition, whether it perhaps does: that can be retained.
   */
  boolean isReplaced(Place place) {
    return replaced.computeIfAbsent(place.level(), Levels::replacedIn).contains(place.logicalId());
  }

  private static Set<String> replacedIn(Level level) {
    EvaluatedTemplate after = EvaluatedTemplate.of(level.after(), level.parameters());
    Masks none = new Masks(List.of(), List.of(), List.of());
    Set<String> ids = new HashSet<>();
    for (ResourceDelta delta :
        new TemplateDiff(level.deployed(), after, Map.of(), none, new PossibleChanges())
            .run()
            .resources()) {
      if (delta.kind() == ResourceDelta.Kind.REPLACE
          && (delta.certain() || delta.type().equals(Attachments.TASK_DEFINITION))) {
        ids.add(delta.logicalId());
      }
    }
    return ids;
  }
}
