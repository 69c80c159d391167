package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names of the variables that a machine assigns, where they stand. */
public final class Assignments {
  private Assignments() {}

  /** Returns the keys of all {@code Assign} fields of a machine, as they stand. */
  public static List<ScalarNode> keys(Machine machine) {
    return machine.parts().stream().flatMap(Assignments::keys).toList();
  }

  /** Returns the variables that the states of each scope assign, by their names. */
  public static Map<Scope, Map<String, ScalarNode>> byScope(Machine machine) {
    Map<Scope, Map<String, ScalarNode>> found = new LinkedHashMap<>();
    for (Part part : machine.parts()) {
      part.state()
          .ifPresent(
              state -> {
                Map<String, ScalarNode> variables =
                    found.computeIfAbsent(state.scope(), scope -> new LinkedHashMap<>());
                keys(part)
                    .forEach(key -> variables.putIfAbsent(Tasks.parameterName(key.text()), key));
              });
    }
    return found;
  }

  private static Stream<ScalarNode> keys(Part part) {
    return part.node().mapping("Assign").stream()
        .flatMap(assign -> assign.entries().stream())
        .map(MappingNode.Entry::key)
        .filter(key -> !key.text().startsWith("Fn::"));
  }
}
