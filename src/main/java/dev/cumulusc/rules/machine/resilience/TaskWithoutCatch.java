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

/** Finds tasks whose errors nobody handles. */
public final class TaskWithoutCatch implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.POLICY, "C4004", "task-without-catch", "Nothing catches the errors of a task.")
          .because("An error that is not caught ends the execution.")
          .fixedBy(
              "Add `Catch` with a state that reports or undoes what was started, or leave"
                  + " it where the execution shall fail.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.TASK)) {
      if (!state.body().has("Catch") && !ErrorHandling.isInside(state, ErrorHandler.Kind.CATCH)) {
        out.report(
            INFO,
            state.key().origin(),
            "State `" + state.name() + "` has no `Catch`, nor has a state around it.");
      }
    }
  }
}
