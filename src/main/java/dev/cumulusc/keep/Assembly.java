package dev.cumulusc.keep;

import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.Statement;
import dev.cumulusc.keep.Closure.Place;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts what is kept into new templates. */
final class Assembly {

  private final Levels levels;
  private final Map<String, Template> nested;
  private final Map<Level, LevelAssembly> assemblies = new HashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();

  Assembly(Levels levels, Map<String, Template> nested) {
    this.levels = levels;
    this.nested = nested;
    levels.all().forEach(level -> assemblies.put(level, new LevelAssembly(level)));
  }

  /** Keeps statements of a role that stays. */
  void add(Place role, List<KeptStatements.Needed> needed) {
    if (needed.isEmpty()) {
      return;
    }
    List<Statement> statements = needed.stream().map(KeptStatements.Needed::statement).toList();
    boolean isTooLong = assembly(role).role(role.logicalId(), statements);
    for (KeptStatements.Needed each : needed) {
      if (isTooLong) {
        lose(role, Lost.Reason.NO_ROOM, each.by());
      } else {
        kept.add(
            new Kept(
                new Kept.Statement(
                    each.statement().id().orElseThrow(),
                    each.statement().actions(),
                    each.statement().resources().stream().map(AccessRights::text).toList()),
                role.level().nestedStack(),
                role.logicalId(),
                ResourceTypes.ROLE,
                each.by()));
      }
    }
  }

  /** Keeps a resource that the new template lacks. */
  void add(Place place, Optional<String> because, List<DefinitionInUse> definitions) {
    Resource resource = place.level().earlier(place.logicalId());
    assembly(place).carry(resource);
    kept.add(
        new Kept(
            new Kept.WholeResource(
                place.level().inventory().item(place.logicalId()).map(i -> i.physicalId()),
                because),
            place.level().nestedStack(),
            resource.logicalId(),
            resource.type(),
            definitions));
  }

  /** Notes what can't be kept; a revision of a task definition can be retained, though. */
  void lose(Place place, Lost.Reason reason, List<DefinitionInUse> definitions) {
    Resource resource = place.level().earlier(place.logicalId());
    if (reason == Lost.Reason.REPLACED && resource.type().equals(Attachments.TASK_DEFINITION)) {
      assembly(place).retain(place.logicalId());
      kept.add(
          new Kept(
              new Kept.Revision(
                  place.level().inventory().item(place.logicalId()).map(i -> i.physicalId())),
              place.level().nestedStack(),
              resource.logicalId(),
              resource.type(),
              definitions));
      return;
    }
    lost.add(
        new Lost(
            place.level().nestedStack(),
            resource.logicalId(),
            resource.type(),
            reason,
            definitions));
  }

  private LevelAssembly assembly(Place place) {
    return assembly(place.level());
  }

  private LevelAssembly assembly(Level level) {
    return Objects.requireNonNull(assemblies.get(level));
  }

  KeptTemplate templates() {
    for (Level level : levels.all()) {
      if (!level.equals(levels.main())) {
        pass(level);
      }
    }
    Map<String, Template> templates = new LinkedHashMap<>(nested);
    for (Level level : levels.all()) {
      level
          .nestedStack()
          .filter(templates::containsKey)
          .ifPresent(id -> templates.put(id, assembly(level).template()));
    }
    LevelAssembly main = assembly(levels.main());
    return new KeptTemplate(main.template(), templates, kept, lost, main.addedParameters());
  }

  /** Hands values in to a nested stack, and out of it. */
  private void pass(Level level) {
    LevelAssembly inside = assembly(level);
    LevelAssembly outside = assembly(levels.main());
    String stack = level.nestedStack().orElseThrow();
    Map<String, CfnValue.Member> values =
        Level.parametersOf(levels.main().before().resources().get(stack));
    for (String parameter : inside.addedParameters()) {
      Optional.ofNullable(values.get(parameter))
          .ifPresent(value -> outside.pass(stack, parameter, value));
    }
    outside.outputsOf(stack).forEach(inside::output);
  }
}
