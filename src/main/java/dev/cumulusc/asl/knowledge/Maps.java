package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What several rules ask of Map states. */
public final class Maps {
  private Maps() {}

  /** Returns whether a Map is certainly not distributed. */
  public static boolean isInline(MachineState map) {
    boolean hasProcessor = map.body().has("ItemProcessor") || map.body().has("Iterator");
    return hasProcessor && isModeReadable(map) && !map.isDistributedMap();
  }

  /** Returns whether the mode of a Map is left out, or one that there is. */
  public static boolean isModeReadable(MachineState map) {
    Optional<Node> processor = map.body().get("ItemProcessor");
    Optional<Node> config =
        processor
            .filter(MappingNode.class::isInstance)
            .flatMap(node -> ((MappingNode) node).get("ProcessorConfig"));
    return isMapping(processor)
        && processor.filter(node -> ((MappingNode) node).isEmpty()).isEmpty()
        && isMapping(config)
        && map.processorConfig()
            .flatMap(node -> node.get("Mode"))
            .filter(mode -> !(mode instanceof ScalarNode name && MODES.contains(name.text())))
            .isEmpty()
        && Stream.of(processor, config)
            .flatMap(Optional::stream)
            .flatMap(node -> ((MappingNode) node).names().stream())
            .allMatch(PROCESSOR_FIELDS::contains);
  }

  private static final Set<String> MODES = Set.of("DISTRIBUTED", "INLINE");

  /** A setting of another name may be meant to be the mode. */
  private static final Set<String> PROCESSOR_FIELDS =
      Stream.of(Shapes.PROCESSOR, Shapes.PROCESSOR_CONFIG)
          .flatMap(shape -> shape.names().stream())
          .collect(Collectors.toUnmodifiableSet());

  private static boolean isMapping(Optional<Node> value) {
    return value
        .filter(node -> Placeholders.isUnknown(node) || !(node instanceof MappingNode))
        .isEmpty();
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
