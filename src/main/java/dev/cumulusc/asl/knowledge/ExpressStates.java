package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.tree.ScalarNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The states that run in an Express execution. */
public final class ExpressStates {
  /** How long an Express execution can last, in seconds. */
  public static final int MAX_SECONDS = 300;

  private ExpressStates() {}

  /** Returns all states of an Express machine, and those of Maps with Express executions. */
  public static Set<MachineState> of(Machine machine) {
    boolean all = machine.type() == MachineType.EXPRESS;
    Set<MachineState> found = new LinkedHashSet<>();
    machine.states().stream()
        .filter(state -> all || mapAround(state).isPresent())
        .forEach(found::add);
    return found;
  }

  /** Returns the Distributed Map that runs a state in Express executions, if one does. */
  public static Optional<MachineState> mapAround(MachineState state) {
    Optional<MachineState> owner = state.scope().owner();
    if (owner.filter(MachineState::isDistributedMap).isEmpty()) {
      return owner.flatMap(ExpressStates::mapAround);
    }
    return owner.filter(
        map ->
            map.processorConfig()
                .flatMap(config -> config.scalar("ExecutionType"))
                .map(ScalarNode::text)
                .filter("EXPRESS"::equals)
                .isPresent());
  }
}
