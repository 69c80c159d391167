package dev.cumulusc.keep;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a definition needs of the resources that new templates lack: those that it names, and all
 * that these need, and all that makes them work.
 */
final class Closure {
  private final Levels levels;
  private final Map<Place, Optional<String>> reached = new LinkedHashMap<>();
  private final Map<Place, Lost.Reason> lost = new LinkedHashMap<>();
  private final Set<Place> served = new LinkedHashSet<>();

  private Closure(Levels levels) {
    this.levels = levels;
  }

  /** A resource of one of the templates. */
  record Place(Level level, String logicalId) {}

  /**
   * What is reached.
   *
   * @param resources the resources that new templates lack, each with the resource in the same
   *     template for which it is kept
   * @param lost what can't be kept
   */
  record Reached(Map<Place, Optional<String>> resources, Map<Place, Lost.Reason> lost) {}

  static Reached of(DefinitionInUse definition, Levels levels) {
    Closure closure = new Closure(levels);
    closure.machine(definition);
    for (Level level : levels.all()) {
      for (String id : NeededResources.of(definition, level)) {
        closure.reach(new Place(level, id), Optional.empty());
        closure.serve(new Place(level, id));
      }
    }
    closure.permissions();
    return new Reached(closure.reached, closure.lost);
  }

  /** Executions end with their state machine, and so does the role if nothing else keeps it. */
  private void machine(DefinitionInUse definition) {
    DefinitionInUse.Machine machine = definition.machine();
    Optional<Level> own = levels.of(machine.nestedStack());
    boolean runs = definition.use() instanceof DefinitionInUse.Executions;
    if (runs && own.isPresent()) {
      reach(new Place(own.get(), machine.logicalId()), Optional.empty());
    }
    if (runs
        || machine.isExpress()
        || own.filter(level -> level.stays(machine.logicalId())).isPresent()) {
      levels
          .role(definition.roleArn())
          .ifPresent(role -> reach(role, Optional.of(machine.logicalId())));
    }
  }

  private void reach(Place place, Optional<String> because) {
    Level level = place.level();
    String id = place.logicalId();
    Optional<Resource> resource = level.deployedResource(id);
    if (resource.isEmpty() || reached.containsKey(place)) {
      return;
    }
    if (level.after().resources().containsKey(id)) {
      if (because.isEmpty() && levels.isReplaced(place)) {
        lost.put(place, Lost.Reason.REPLACED);
      }
      return;
    }
    if (levels.isNameTaken(place)) {
      lost.put(place, Lost.Reason.NAME_TAKEN);
      return;
    }
    if (levels.isGone(level)) {
      reach(levels.stack(level), because);
      return;
    }
    reached.put(place, because);
    for (CfnValue.Reference reference : Rewriting.needed(resource.get())) {
      follow(level, reference, id);
    }
    Rewriting.inPolicies(resource.get()).stream()
        .filter(reference -> !level.values().isKnown(reference))
        .forEach(reference -> follow(level, reference, id));
    attach(place);
  }

  private void follow(Level level, CfnValue.Reference reference, String because) {
    String target = reference.target();
    Place place = new Place(level, target);
    if (level.before().resources().containsKey(target)) {
      reach(place, Optional.of(because));
      if (reference instanceof CfnValue.GetAtt output
          && output.attribute().startsWith("Outputs.")) {
        levels.output(place, output.attribute().substring("Outputs.".length())).stream()
            .flatMap(value -> value.references().stream())
            .forEach(
                inner -> levels.of(Optional.of(target)).ifPresent(l -> follow(l, inner, because)));
      }
    } else if (level.nestedStack().isPresent()) {
      levels
          .passed(level, target)
          .ifPresent(
              value ->
                  value
                      .references()
                      .forEach(outer -> follow(levels.main(), outer, level.nestedStack().get())));
    }
  }

  /** Keeps what makes a kept resource work. */
  private void attach(Place place) {
    Level level = place.level();
    String type = level.earlier(place.logicalId()).type();
    for (Resource other : level.before().resources().values()) {
      if (Attachments.serves(other.type(), type)
          && !level.after().resources().containsKey(other.logicalId())
          && refersTo(other, place.logicalId())) {
        Place attached = new Place(level, other.logicalId());
        if (!levels.isNameTaken(attached)) {
          reach(attached, Optional.of(place.logicalId()));
        }
      }
    }
  }

  /** An activity that stays needs a worker, too; one in the new template does. */
  private void serve(Place place) {
    Level level = place.level();
    if (!level.stays(place.logicalId())
        || !level.earlier(place.logicalId()).type().equals(Attachments.ACTIVITY)
        || !served.add(place)) {
      return;
    }
    boolean hasWorker =
        level.after().resources().values().stream()
            .anyMatch(
                other ->
                    Attachments.serves(other.type(), Attachments.ACTIVITY)
                        && refersTo(other, place.logicalId()));
    if (!hasWorker) {
      attach(place);
    }
  }

  private static boolean refersTo(Resource resource, String id) {
    return resource.references().stream().anyMatch(reference -> reference.target().equals(id));
  }

  /** A service may call a kept function as before if the service's part stays, too. */
  private void permissions() {
    for (Place place : List.copyOf(reached.keySet())) {
      Level level = place.level();
      if (!level.earlier(place.logicalId()).type().equals(ResourceTypes.FUNCTION)) {
        continue;
      }
      for (Resource other : level.before().resources().values()) {
        if (other.type().equals(ResourceTypes.FUNCTION_PERMISSION)
            && refersTo(other, place.logicalId())
            && other.references().stream().allMatch(each -> isThere(level, each.target()))) {
          reach(new Place(level, other.logicalId()), Optional.of(place.logicalId()));
        }
      }
    }
  }

  private boolean isThere(Level level, String target) {
    return target.startsWith("AWS::")
        || level.after().resources().containsKey(target)
        || level.after().parameters().containsKey(target)
        || reached.containsKey(new Place(level, target));
  }
}
