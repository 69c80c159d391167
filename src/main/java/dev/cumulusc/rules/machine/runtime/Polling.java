package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Distinguishes loops that ask for a status from those that make progress in each round. */
final class Polling {
  private static final Pattern READS =
      Pattern.compile("(batchGet|describe|get|head|list)\\p{Lu}.*");

  /** The names of arguments by which a call goes on where the one before it ended. */
  private static final Pattern POSITION =
      Pattern.compile("(?is).*(cursor|marker|offset|page|position|startkey|token).*");

  private Polling() {}

  /**
   * Returns whether a cycle does nothing but read from services: no call changes anything, none
   * asks for the next page, and nothing is counted or shifted.
   */
  static boolean isPolling(List<MachineState> cycle) {
    return cycle.stream().anyMatch(Polling::reads)
        && cycle.stream().allMatch(state -> reads(state) || isIdle(state))
        && cycle.stream().noneMatch(Polling::changes);
  }

  private static boolean reads(MachineState state) {
    Optional<TaskCall> call = state.call();
    return call.map(TaskCall::target).filter(Polling::isRead).isPresent()
        && call.get().arguments().filter(entry -> hasPosition(entry.value())).isEmpty();
  }

  private static boolean isRead(TaskResource target) {
    return (target instanceof TaskResource.Optimized call && READS.matcher(call.action()).matches())
        || (target instanceof TaskResource.Sdk sdk && READS.matcher(sdk.action()).matches());
  }

  private static boolean hasPosition(Node arguments) {
    if (arguments instanceof MappingNode mapping) {
      return mapping.entries().stream()
          .anyMatch(
              entry -> POSITION.matcher(entry.name()).matches() || hasPosition(entry.value()));
    }
    if (arguments instanceof SequenceNode list) {
      return list.items().stream().anyMatch(Polling::hasPosition);
    }
    return arguments instanceof ScalarNode text
        && JsonataSite.isExpression(text.text())
        && POSITION.matcher(text.text()).matches();
  }

  private static boolean isIdle(MachineState state) {
    return state.is(StateType.CHOICE) || state.is(StateType.PASS);
  }

  /** Returns whether a state makes something else of what it gets: a counter, the next item. */
  private static boolean changes(MachineState state) {
    return state.body().has("Assign")
        || (state.is(StateType.PASS)
            && (state.body().has("Parameters") || state.body().has("Output")));
  }
}
