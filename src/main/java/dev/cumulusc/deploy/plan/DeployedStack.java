package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stack as it is deployed.
 *
 * @param text its template as it was handed in
 * @param template its template, as far as it can be read
 * @param nested the stacks nested in it by their logical ids
 */
public record DeployedStack(
    Stack stack, String text, Template template, Map<String, DeployedStack> nested) {
  public DeployedStack {
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
  }

  /** Reads a stack's template, and nothing of what is nested in it. */
  static DeployedStack shallow(CloudFormation service, Stack stack) {
    String text = service.template(stack.id());
    return new DeployedStack(stack, text, DeployedTemplate.read(stack.name(), text), Map.of());
  }

  /** Returns this with the nested stacks, each with those nested in it. */
  DeployedStack withNested(CloudFormation service) {
    if (template.resources().values().stream().noneMatch(DeployedStack::isStack)) {
      return this;
    }
    Map<String, DeployedStack> found = new LinkedHashMap<>();
    for (StackResource resource : service.resources(stack.id())) {
      if (resource.type().equals(ResourceTypes.STACK)) {
        resource
            .physicalId()
            .flatMap(service::stack)
            .filter(inner -> !inner.status().isDeletion())
            .ifPresent(
                inner ->
                    found.put(resource.logicalId(), shallow(service, inner).withNested(service)));
      }
    }
    return new DeployedStack(stack, text, template, found);
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
}
