package dev.cumulusc.rules.machine;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.Node;

/** Tells where data grows with the number of items. */
final class Growth {
  private Growth() {}

  /** Tells whether a Map passes on the results of all its items as they are. */
  static boolean keepsMapResult(MachineState state) {
    if (!state.is(StateType.MAP) || state.body().has("ResultWriter")) {
      return false;
    }
    return state.usesJsonata()
        ? !state.body().has("Output")
        : !isNull(state, "ResultPath")
            && !isNull(state, "OutputPath")
            && !state.body().has("ResultSelector");
  }

  private static boolean isNull(MachineState state, String field) {
    return state.body().get(field).filter(Node::isNull).isPresent();
  }
}
