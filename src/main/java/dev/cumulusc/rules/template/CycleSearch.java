package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Searches a template for cycles. */
final class CycleSearch {
  private final Map<String, Map<String, Origin>> edges = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Diagnostics diagnostics;

  CycleSearch(Template template, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    for (Resource resource : template.resources().values()) {
      Map<String, Origin> targets = new LinkedHashMap<>();
      for (CfnValue.Reference reference : resource.references()) {
        if (template.resources().containsKey(reference.target())) {
          targets.putIfAbsent(reference.target(), reference.origin());
        }
      }
      edges.put(resource.logicalId(), targets);
    }
  }

  void run() {
    List.copyOf(edges.keySet()).forEach(this::from);
  }

  /** One step of the way, and what is left to try from there. */
  private record Step(String resource, Deque<String> targets) {}

  /**
   * Walks in depth from a resource. A reference back to a resource on the way closes a cycle, which
   * is reported, and is forgotten, so that each cycle is reported once.
   */
  private void from(String start) {
    List<Step> way = new ArrayList<>();
    Map<String, Integer> position = new HashMap<>();
    enter(start, way, position);
    while (!way.isEmpty()) {
      Step last = way.get(way.size() - 1);
      String target = last.targets().poll();
      if (target == null) {
        done.add(last.resource());
        position.remove(last.resource());
        way.remove(way.size() - 1);
      } else if (position.containsKey(target)) {
        List<Step> cycle = way.subList(Objects.requireNonNull(position.get(target)), way.size());
        report(cycle.stream().map(Step::resource).toList());
      } else {
        enter(target, way, position);
      }
    }
  }

  private void enter(String resource, List<Step> way, Map<String, Integer> position) {
    if (!done.contains(resource)) {
      position.put(resource, way.size());
      way.add(new Step(resource, new ArrayDeque<>(targets(resource).keySet())));
    }
  }

  private void report(List<String> cycle) {
    StringBuilder shown = new StringBuilder();
    cycle.forEach(each -> shown.append('`').append(each).append("` -> "));
    String first = cycle.get(0);
    String second = cycle.size() == 1 ? first : cycle.get(1);
    String message =
        cycle.size() == 1
            ? "`" + first + "` refers to itself."
            : "Circular dependency between resources: " + shown + "`" + first + "`.";
    Diagnostic diagnostic = Diagnostic.of(ResourceCycle.INFO, origin(first, second), message);
    for (int i = 1; i < cycle.size(); i++) {
      String from = cycle.get(i);
      String to = cycle.get((i + 1) % cycle.size());
      diagnostic =
          diagnostic.withNote("`" + from + "` refers to `" + to + "`", origin(from, to).primary());
    }
    diagnostics.report(diagnostic);
  }

  private Map<String, Origin> targets(String resource) {
    return Objects.requireNonNull(edges.get(resource));
  }

  private Origin origin(String from, String to) {
    return Objects.requireNonNull(targets(from).get(to));
  }
}
