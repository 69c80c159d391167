package dev.cumulusc.rules.machine;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;

/** The names of the variables that a machine assigns, where they stand. */
final class Assignments {
  private Assignments() {}

  static List<ScalarNode> keys(Machine machine) {
    return machine.parts().stream()
        .flatMap(part -> part.node().mapping("Assign").stream())
        .flatMap(assign -> assign.entries().stream())
        .map(entry -> entry.key())
        .filter(key -> !key.text().startsWith("Fn::"))
        .toList();
  }
}
