package dev.cumulusc.deploy.inflight;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the state machines whose running executions may notice a change of a stack. */
public final class AffectedMachines {
  private AffectedMachines() {}

  /**
   * Returns the logical ids of the state machines that change, or that refer to something that
   * does: a function, an activity, the nested stack of versions.
   *
   * @param template the template, before or after the change
   * @param changed the logical ids of what is changed, replaced or removed
   */
  public static Set<String> of(Template template, Set<String> changed) {
    Set<String> affected = new LinkedHashSet<>();
    for (Resource resource : template.resources().values()) {
      boolean concerned =
          changed.contains(resource.logicalId())
              || resource
                  .properties()
                  .map(properties -> Optional.ofNullable(properties.get("DefinitionString")))
                  .flatMap(definition -> definition)
                  .filter(definition -> refersTo(definition, changed))
                  .isPresent();
      if (resource.type().equals(ResourceTypes.STATE_MACHINE) && concerned) {
        affected.add(resource.logicalId());
      }
    }
    return affected;
  }

  private static boolean refersTo(CfnValue value, Set<String> targets) {
    return value.references().stream().anyMatch(each -> targets.contains(each.target()));
  }
}
