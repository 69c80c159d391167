package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ErrorHandling;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds tasks that are only tried once. */
public final class TaskWithoutRetry implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.POLICY, "C4003", "task-without-retry", "A task is not retried when it fails.")
          .because("The first fault ends the execution, unless it is caught.")
          .fixedBy("Add `Retry` for the errors that another attempt can overcome.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.TASK)) {
      boolean callsLambda = state.call().filter(call -> call.target().callsLambda()).isPresent();
      if (!callsLambda
          && !state.body().has("Retry")
          && !ErrorHandling.isInside(state, ErrorHandler.Kind.RETRY)) {
        out.report(
            INFO,
            state.key().origin(),
            "State `" + state.name() + "` has no `Retry`, nor has a state around it.");
      }
    }
  }
}
