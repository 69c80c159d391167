package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A state as an execution enters it.
 *
 * @param environment what the state finds
 * @param out gets the reads that find nothing
 */
record Entered(MachineState state, Environment environment, Texts texts, Consumer<Finding> out) {

  MappingNode body() {
    return state.body();
  }

  Optional<Node> field(String name) {
    return state.body().get(name);
  }

  Value input() {
    return environment.input();
  }

  /** Returns the same inside a Map, for one of its items. */
  Entered at(Value item) {
    return new Entered(state, environment.withItem(item), texts, out);
  }

  /** Returns what a field of the state makes. */
  Maker maker(String field) {
    return Maker.field(
        state, field, body().entry(field).map(each -> each.key().origin()).orElseThrow());
  }
}
