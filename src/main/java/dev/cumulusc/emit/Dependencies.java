package dev.cumulusc.emit;

import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which resources of a template wait for which others. */
final class Dependencies {
  private final Map<String, Set<String>> targets = new HashMap<>();

  Dependencies(Template template) {
    for (Resource resource : template.resources().values()) {
      resource.references().forEach(reference -> add(resource.logicalId(), reference.target()));
    }
  }

  /** Lets a resource wait for another one. */
  void add(String from, String to) {
    targets.computeIfAbsent(from, none -> new HashSet<>()).add(to);
  }

  /** Returns whether a resource is another one, or waits for it. */
  boolean reach(String from, String to) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      String next = open.remove();
      if (next.equals(to)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(targets.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }
}
