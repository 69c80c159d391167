package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.keep.StackInventory;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A stack as it is deployed.
 *
 * @param text its template as it was handed in
 * @param template its template, as far as it can be read
 * @param resources the resources of the stack, if they were read
 * @param nested the stacks nested in it by their logical ids, if they were read
 */
public record DeployedStack(
    Stack stack,
    String text,
    Template template,
    Optional<List<StackResource>> resources,
    Map<String, DeployedStack> nested) {
  public DeployedStack {
    resources = resources.map(List::copyOf);
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
  }

  /** Reads a stack's template, and nothing of what is nested in it. */
  static DeployedStack shallow(CloudFormation service, Stack stack) {
    String text = service.template(stack.id());
    return new DeployedStack(
        stack, text, DeployedTemplate.read(stack.name(), text), Optional.empty(), Map.of());
  }

  /** Returns this with the nested stacks, each with those nested in it. */
  DeployedStack withNested(CloudFormation service) {
    boolean nests = template.resources().values().stream().anyMatch(DeployedStack::isStack);
    return nests ? withResources(service) : this;
  }

  /** Returns this with its resources and the nested stacks, each with theirs. */
  DeployedStack withResources(CloudFormation service) {
    if (resources.isPresent()) {
      return this;
    }
    List<StackResource> read = service.resources(stack.id());
    Map<String, DeployedStack> found = new LinkedHashMap<>();
    for (StackResource resource : read) {
      if (resource.type().equals(ResourceTypes.STACK)) {
        resource
            .physicalId()
            .flatMap(service::stack)
            .filter(inner -> !inner.status().isDeletion())
            .ifPresent(
                inner ->
                    found.put(
                        resource.logicalId(), shallow(service, inner).withResources(service)));
      }
    }
    return new DeployedStack(stack, text, template, Optional.of(read), found);
  }

  static boolean isStack(Resource resource) {
    return resource.type().equals(ResourceTypes.STACK);
  }

  /** Returns what the comparison of templates needs of this. */
  DeployedTemplate forComparison() {
    Map<String, DeployedTemplate> inner = new LinkedHashMap<>();
    nested.forEach((logicalId, stack) -> inner.put(logicalId, stack.forComparison()));
    return new DeployedTemplate(template, stack.settings().parameters(), inner);
  }

  /**
   * Hands on this and the nested stacks.
   *
   * @param each gets them with the logical ids of the stacks around them: {@code Outer/Inner},
   *     nothing for this
   */
  void forEach(BiConsumer<String, DeployedStack> each) {
    each.accept("", this);
    nested.forEach(
        (logicalId, stack) ->
            stack.forEach(
                (path, inner) ->
                    each.accept(path.isEmpty() ? logicalId : logicalId + "/" + path, inner)));
  }

  /** Returns which names and ARNs the resources have. */
  StackInventory inventory() {
    List<StackInventory.Item> items = new ArrayList<>();
    for (StackResource resource : resources.orElse(List.of())) {
      resource
          .physicalId()
          .filter(id -> !resource.status().name().equals("DELETE_COMPLETE"))
          .ifPresent(
              id -> items.add(new StackInventory.Item(resource.logicalId(), id, resource.type())));
    }
    Map<String, StackInventory> inner = new LinkedHashMap<>();
    nested.forEach((logicalId, each) -> inner.put(logicalId, each.inventory()));
    return new StackInventory(stack.id(), items, inner);
  }
}
