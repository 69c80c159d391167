package dev.cumulusc.keep;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.Evaluator;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One template of a stack, as it is deployed and as it is to be. */
final class Level {
  private final Optional<String> nestedStack;
  private final DeployedTemplate deployed;
  private final StackInventory inventory;
  private final DeployedValues values;
  private final Template after;
  private final Map<String, String> parameters;
  private final Evaluator beforeEvaluator;
  private final Evaluator afterEvaluator;

  private Level(
      Optional<String> nestedStack,
      DeployedTemplate deployed,
      StackInventory inventory,
      Template after,
      Map<String, String> parameters) {
    this.nestedStack = nestedStack;
    this.deployed = deployed;
    this.inventory = inventory;
    this.values = new DeployedValues(deployed, inventory);
    this.after = after;
    this.parameters = Map.copyOf(parameters);
    this.beforeEvaluator = values.evaluator(deployed.template());
    this.afterEvaluator = values.evaluator(after, parameters);
  }

  static Level main(
      DeployedTemplate deployed,
      StackInventory inventory,
      Template after,
      Map<String, String> parameters) {
    return new Level(
        Optional.empty(), deployed, inventory, after, DeployedValues.visible(after, parameters));
  }

  /** Returns the level of a nested stack that is deployed; nothing if its template is unknown. */
  Optional<Level> nested(String logicalId, Map<String, Template> templates) {
    DeployedTemplate inner = deployed.nested().get(logicalId);
    StackInventory resources = inventory.nested().get(logicalId);
    Template template =
        templates.getOrDefault(
            logicalId, new Template(Map.of(), Map.of(), deployed.template().origin()));
    return inner == null || resources == null
        ? Optional.empty()
        : Optional.of(
            new Level(
                Optional.of(logicalId), inner, resources, template, passed(logicalId, template)));
  }

  /** Returns the values that the new main template gives to the parameters of a nested stack. */
  private Map<String, String> passed(String nestedStackId, Template template) {
    Evaluator evaluator = afterEvaluator();
    Map<String, String> passed = new HashMap<>();
    parametersOf(after.resources().get(nestedStackId))
        .forEach(
            (name, member) -> {
              if (evaluator.resolved(member.value()) instanceof CfnValue.Text text) {
                passed.put(name, text.value());
              }
            });
    return DeployedValues.visible(template, passed);
  }

  /** Returns what a nested stack's resource hands to its template. */
  static Map<String, CfnValue.Member> parametersOf(@Nullable Resource nestedStack) {
    return Optional.ofNullable(nestedStack)
        .filter(resource -> resource.type().equals(ResourceTypes.STACK))
        .flatMap(Resource::properties)
        .flatMap(properties -> Resources.mapping(properties, "Parameters"))
        .map(CfnValue.Mapping::members)
        .orElseGet(LinkedHashMap::new);
  }

  /** Returns the logical id of the nested stack that has it; nothing for the main stack. */
  Optional<String> nestedStack() {
    return nestedStack;
  }

  DeployedTemplate deployed() {
    return deployed;
  }

  StackInventory inventory() {
    return inventory;
  }

  DeployedValues values() {
    return values;
  }

  /** Returns the new template; an empty one if the nested stack is no longer there. */
  Template after() {
    return after;
  }

  /** Returns the values of the new template's parameters, as far as they are known. */
  Map<String, String> parameters() {
    return parameters;
  }

  Template before() {
    return deployed.template();
  }

  /** Returns what evaluates the deployed template. */
  Evaluator beforeEvaluator() {
    return beforeEvaluator;
  }

  /** Returns what evaluates the new template as far as that is known of what is deployed. */
  Evaluator afterEvaluator() {
    return afterEvaluator;
  }

  /** Returns a resource of the deployed template, which has to have it. */
  Resource earlier(String logicalId) {
    return Objects.requireNonNull(before().resources().get(logicalId), logicalId);
  }

  /** Returns a deployed resource that the stack has; nothing for one that is not there. */
  Optional<Resource> deployedResource(String logicalId) {
    return inventory.item(logicalId).isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(before().resources().get(logicalId));
  }

  /** Returns whether the new template has the resource, with the same type. */
  boolean stays(String logicalId) {
    Resource resource = after.resources().get(logicalId);
    Resource earlier = before().resources().get(logicalId);
    return resource != null && earlier != null && resource.type().equals(earlier.type());
  }
}
