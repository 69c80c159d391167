package dev.cumulusc.rules.machine;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.Optional;

/** What several rules ask of Map states. */
final class Maps {
  private Maps() {}

  /** Tells whether a Map is certainly not distributed. */
  static boolean isInline(MachineState map) {
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
}
