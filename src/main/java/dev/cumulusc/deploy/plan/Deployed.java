package dev.cumulusc.deploy.plan;

import dev.cumulusc.deploy.stack.CloudFormation;
import dev.cumulusc.deploy.stack.Stack;
import dev.cumulusc.deploy.stack.StackResource;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.CloudFormationYaml;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as it is deployed.
 *
 * @param text its template as it was handed in
 * @param template its template, as far as it can be read
 * @param nested the stacks nested in it by their logical ids
 */
public record Deployed(Stack stack, String text, Template template, Map<String, Deployed> nested) {
  public Deployed {
    nested = Collections.unmodifiableMap(new LinkedHashMap<>(nested));
  }

  /** Reads a stack's template, and nothing of what is nested in it. */
  static Deployed shallow(CloudFormation service, Stack stack) {
    String text = service.template(stack.id());
    return new Deployed(stack, text, read(stack.name(), text), Map.of());
  }

  /** Returns this with the nested stacks, each with those nested in it. */
  Deployed withNested(CloudFormation service) {
    if (template.resources().values().stream().noneMatch(Deployed::isStack)) {
      return this;
    }
    Map<String, Deployed> found = new LinkedHashMap<>();
    for (StackResource resource : service.resources(stack.id())) {
      if (resource.type().equals(ResourceDelta.STACK)) {
        resource
            .physicalId()
            .flatMap(service::stack)
            .filter(inner -> !inner.status().isDeletion())
            .ifPresent(
                inner ->
                    found.put(resource.logicalId(), shallow(service, inner).withNested(service)));
      }
    }
    return new Deployed(stack, text, template, found);
  }

  static boolean isStack(Resource resource) {
    return resource.type().equals(ResourceDelta.STACK);
  }

  /** Reads a template's text, YAML or JSON; one that can't be read has nothing in it. */
  static Template read(String name, String text) {
    SourceFile file = SourceFile.of(name, text);
    Diagnostics ignored = new Diagnostics();
    return new YamlLoader(ignored)
        .load(file)
        .filter(MappingNode.class::isInstance)
        .map(node -> (MappingNode) CloudFormationYaml.typed(node))
        .map(document -> CfnReader.template(document, ignored))
        .orElseGet(() -> CfnReader.template(MappingNode.empty(written(file)), ignored));
  }

  private static Origin written(SourceFile file) {
    return Origin.written(file.start());
  }

  Optional<Deployed> nested(String logicalId) {
    return Optional.ofNullable(nested.get(logicalId));
  }
}
