package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Optional;

/** What several rules ask of Map states. */
public final class Maps {
  private Maps() {}

  /** Returns whether a Map is certainly not distributed. */
  public static boolean isInline(MachineState map) {
    boolean hasProcessor = map.body().has("ItemProcessor") || map.body().has("Iterator");
    Optional<Node> processor = map.body().get("ItemProcessor");
    boolean isKnown =
        processor.filter(Placeholders::isUnknown).isEmpty()
            && map.processorConfig()
                .filter(config -> config.get("Mode").filter(Placeholders::isUnknown).isPresent())
                .isEmpty()
            && processor
                .filter(MappingNode.class::isInstance)
                .flatMap(node -> ((MappingNode) node).get("ProcessorConfig"))
                .filter(Placeholders::isUnknown)
                .isEmpty();
    return hasProcessor && isKnown && !map.isDistributedMap();
  }

  /** Returns whether a Map passes on the results of all its items as they are. */
  public static boolean keepsResult(MachineState state) {
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
