package dev.cumulusc.keep;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.keep.Closure.Place;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps in a new template what the definitions in use need of the deployed one: statements of the
 * roles that their executions run with, and the resources that they name, with all that these need.
 * The new template wins where both have an id.
 */
public final class Keep {
  private final DeployedTemplate deployed;
  private final StackInventory inventory;

  /**
   * Makes the knowledge about what is deployed.
   *
   * @param deployed the deployed templates with the values of their parameters
   * @param inventory the resources that the stacks have
   */
  public Keep(DeployedTemplate deployed, StackInventory inventory) {
    this.deployed = deployed;
    this.inventory = inventory;
  }

  /**
   * Adds to new templates what they lack.
   *
   * @param template the new main template
   * @param parameters the values of its parameters, as far as they are known
   * @param nested the new templates of nested stacks by the logical ids of the nested stacks
   * @param inUse the definitions in use
   */
  public KeptTemplate in(
      Template template,
      Map<String, String> parameters,
      Map<String, Template> nested,
      List<DefinitionInUse> inUse) {
    Levels levels = new Levels(Level.main(deployed, inventory, template, parameters), nested);
    Map<Place, Need> needs = new LinkedHashMap<>();
    Map<Place, LostNeed> lost = new LinkedHashMap<>();
    Map<Place, List<DefinitionInUse>> roles = new LinkedHashMap<>();
    for (DefinitionInUse definition : inUse) {
      Closure.Reached reached = Closure.of(definition, levels);
      reached
          .resources()
          .forEach(
              (place, because) ->
                  needs.computeIfAbsent(place, unseen -> new Need(because)).add(definition));
      reached
          .lost()
          .forEach(
              (place, reason) ->
                  lost.computeIfAbsent(place, unseen -> new LostNeed(reason)).add(definition));
      levels
          .role(definition.roleArn())
          .filter(role -> role.level().stays(role.logicalId()))
          .ifPresent(
              role -> roles.computeIfAbsent(role, unseen -> new ArrayList<>()).add(definition));
    }
    Assembly assembly = new Assembly(levels, nested);
    roles.forEach(
        (role, definitions) -> assembly.add(role, KeptStatements.of(role, definitions, levels)));
    needs.forEach((place, need) -> assembly.add(place, need.because(), need.definitions()));
    lost.forEach((place, need) -> assembly.lose(place, need.reason(), need.definitions()));
    return assembly.templates();
  }

  /**
   * Returns what deployed templates have only because it was kept, as the ids of statements and the
   * templates' metadata say.
   */
  public static List<Kept> alreadyIn(DeployedTemplate deployed) {
    List<Kept> kept = new ArrayList<>(KeptMarks.of(deployed.template(), Optional.empty()));
    deployed
        .nested()
        .forEach((id, nested) -> kept.addAll(KeptMarks.of(nested.template(), Optional.of(id))));
    return List.copyOf(kept);
  }

  /** Returns deployed templates without what they have only because it was kept. */
  public static DeployedTemplate without(DeployedTemplate deployed) {
    return Unkept.of(deployed);
  }

  /** A resource that definitions need. */
  private record Need(Optional<String> because, List<DefinitionInUse> definitions) {
    Need(Optional<String> because) {
      this(because, new ArrayList<>());
    }

    void add(DefinitionInUse definition) {
      definitions.add(definition);
    }
  }

  /** A resource that definitions need, and that can't be kept. */
  private record LostNeed(Lost.Reason reason, List<DefinitionInUse> definitions) {
    LostNeed(Lost.Reason reason) {
      this(reason, new ArrayList<>());
    }

    void add(DefinitionInUse definition) {
      definitions.add(definition);
    }
  }
}
