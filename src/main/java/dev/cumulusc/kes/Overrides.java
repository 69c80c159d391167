package dev.cumulusc.kes;

import java.util.List;

/**
 * What an override template changed.
 *
 * @param file the override template
 * @param added the logical ids of resources that it adds, and the names of what it adds to other
 *     sections as {@code Outputs.Name}
 * @param changed the paths of the values that it changes or adds to what was there: {@code
 *     IngestLambdaFunction.Properties.MemorySize}
 */
public record Overrides(String file, List<String> added, List<String> changed) {

  public Overrides {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
  }

  /** Returns whether a resource is new, or a property of it whose name begins in a way. */
  public boolean define(String logicalId, String property) {
    String path = logicalId + ".Properties." + property;
    return added.contains(logicalId) || changed.stream().anyMatch(each -> each.startsWith(path));
  }
}
