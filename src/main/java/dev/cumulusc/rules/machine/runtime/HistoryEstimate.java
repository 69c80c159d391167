package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.knowledge.MapItems;
import dev.cumulusc.asl.knowledge.Maps;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds inline Maps over more items than an execution has events for. */
public final class HistoryEstimate implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4024",
              "history-estimate",
              "An inline Map would exceed the number of events that an execution can have.")
          .because(
              "A Standard execution can have 25,000 events. The items of a distributed Map have"
                  + " executions of their own.")
          .fixedBy("Use a distributed Map.")
          .accordingTo(Authority.aws("step-functions/latest/dg/service-quotas.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    if (machine.type() == MachineType.EXPRESS) {
      return;
    }
    for (MachineState state : machine.states(StateType.MAP)) {
      if (Maps.isInline(state)) {
        long events = MapItems.count(state) * eventsOfItem(state);
        if (events > MOST) {
          out.report(
              INFO,
              state.key().origin(),
              "State `"
                  + state.name()
                  + "` would write about "
                  + events
                  + " events, but an execution can have at most "
                  + MOST
                  + ".",
              "Use a distributed Map.");
        }
      }
    }
  }

  private static final int MOST = 25_000;

  /** Each state is entered and left; a task is scheduled, started and done besides. */
  private static long eventsOfItem(MachineState map) {
    return map.inner().stream()
        .flatMap(scope -> scope.states().stream())
        .mapToLong(state -> state.is(StateType.TASK) ? 5 : 2)
        .sum();
  }
}
