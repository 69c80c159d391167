package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;

/** The names of the variables that a machine assigns, where they stand. */
public final class Assignments {
  private Assignments() {}

  /** Returns the keys of all {@code Assign} fields of a machine, as they stand. */
  public static List<ScalarNode> keys(Machine machine) {
    return machine.parts().stream()
        .flatMap(part -> part.node().mapping("Assign").stream())
        .flatMap(assign -> assign.entries().stream())
        .map(entry -> entry.key())
        .filter(key -> !key.text().startsWith("Fn::"))
        .toList();
  }
}
