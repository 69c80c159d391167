package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds cycles of states that never wait. */
public final class BusyLoop implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(Stage.POLICY, "C4018", "busy-loop", "States form a cycle without a wait.")
          .because(
              "An execution can have 25,000 events. A loop that asks again and again"
                  + " whether something is done uses them up within minutes, and then the"
                  + " execution fails. A loop that makes progress in each round, such as one"
                  + " through the pages of a list, is only noted.")
          .fixedBy(
              "Add a Wait state to the loop, or call what is asked for with `.sync` or"
                  + " `.waitForTaskToken`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/service-quotas.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Scope scope : machine.scopes()) {
      for (List<MachineState> cycle : scope.graph().cycles()) {
        MachineState first = cycle.get(0);
        if (scope.graph().isReachable(first) && cycle.stream().noneMatch(BusyLoop::waits)) {
          boolean polls = Polling.isPolling(cycle);
          out.report(
              Diagnostic.of(INFO, first.key().origin(), message(cycle, polls))
                  .withHelp(
                      polls
                          ? "Put a `Wait` state into it."
                          : "Make sure that it ends after a few rounds; put a `Wait` state into it"
                              + " if it waits for something.")
                  .withSeverity(polls ? Severity.WARNING : Severity.NOTE));
        }
      }
    }
  }

  private static String message(List<MachineState> cycle, boolean polls) {
    String states = Words.all(cycle.stream().map(MachineState::name).toList());
    if (polls) {
      return "The cycle of " + states + " asks again and again without waiting in between.";
    }
    return cycle.size() == 1
        ? "State " + states + " leads back to itself without waiting."
        : "The cycle of " + states + " has no state that waits.";
  }

  private static boolean waits(MachineState state) {
    return state.is(StateType.WAIT)
        || state
            .call()
            .map(TaskCall::target)
            .filter(call -> call.waitsForAnswer() || call.pattern() != Pattern.REQUEST)
            .isPresent()
        || state.inner().stream()
            .flatMap(scope -> scope.states().stream())
            .anyMatch(BusyLoop::waits);
  }
}
