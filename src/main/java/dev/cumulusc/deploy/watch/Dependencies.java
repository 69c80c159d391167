package dev.cumulusc.deploy.watch;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the order that CloudFormation keeps: which resources a resource waits for. */
final class Dependencies {
  private Dependencies() {}

  /** Returns the logical ids of what each resource depends on or refers to. */
  static Map<String, Set<String>> of(Template template) {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    template
        .resources()
        .forEach(
            (logicalId, resource) -> {
              Set<String> found = new TreeSet<>();
              resource.references().stream()
                  .map(CfnValue.Reference::target)
                  .filter(template.resources()::containsKey)
                  .filter(target -> !target.equals(logicalId))
                  .forEach(found::add);
              all.put(logicalId, found);
            });
    return all;
  }
}
