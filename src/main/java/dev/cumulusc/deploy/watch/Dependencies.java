package dev.cumulusc.deploy.watch;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the order that CloudFormation keeps: which resources a resource waits for. */
final class Dependencies {
  private final Template template;
  private final Set<String> found = new TreeSet<>();

  private Dependencies(Template template) {
    this.template = template;
  }

  /** Returns the logical ids of what each resource depends on or refers to. */
  static Map<String, Set<String>> of(Template template) {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    template
        .resources()
        .forEach(
            (logicalId, resource) -> {
              Dependencies dependencies = new Dependencies(template);
              dependencies.visit(resource);
              dependencies.found.remove(logicalId);
              all.put(logicalId, dependencies.found);
            });
    return all;
  }

  private void visit(Resource resource) {
    resource.dependsOn().forEach(dependency -> add(dependency.target()));
    resource.attributes().values().forEach(this::visit);
    resource.properties().ifPresent(this::visit);
  }

  private void visit(CfnValue value) {
    if (value instanceof CfnValue.Ref ref) {
      add(ref.target());
    } else if (value instanceof CfnValue.GetAtt getAtt) {
      add(getAtt.target());
    } else if (value instanceof CfnValue.Sub sub) {
      sub.references().forEach(reference -> add(reference.target()));
      sub.variables().values().forEach(this::visit);
    } else if (value instanceof CfnValue.Function function) {
      visit(function.argument());
    } else if (value instanceof CfnValue.Sequence sequence) {
      sequence.items().forEach(this::visit);
    } else if (value instanceof CfnValue.Mapping mapping) {
      mapping.members().values().forEach(member -> visit(member.value()));
    }
  }

  private void add(String name) {
    if (template.resources().containsKey(name)) {
      found.add(name);
    }
  }
}
