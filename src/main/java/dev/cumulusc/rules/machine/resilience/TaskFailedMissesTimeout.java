package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ErrorHandling;
import dev.cumulusc.asl.knowledge.TaskTimeouts;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds handlers that miss the timeout which the state asks for. */
public final class TaskFailedMissesTimeout implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4012",
              "task-failed-misses-timeout",
              "A task has a timeout, but its handlers don't match the error of exceeding it.")
          .because("`States.TaskFailed` matches every error but `States.Timeout`.")
          .fixedBy("Add `States.Timeout` to the handler, or use `States.ALL`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.TASK)) {
      List<ErrorHandler> handlers = state.handlers();
      boolean isLimited = TaskTimeouts.hasTimeout(state) || TaskTimeouts.hasHeartbeat(state);
      boolean misses =
          !ErrorHandling.isHandled(handlers, ErrorNames.TIMEOUT)
              && !ErrorHandling.isHandled(handlers, ErrorNames.HEARTBEAT);
      // An empty name is a finding of its own, and may be meant for the timeout.
      boolean isUnfinished =
          handlers.stream()
              .flatMap(handler -> handler.errors().stream())
              .anyMatch(error -> error.text().isBlank());
      if (isLimited && misses && !isUnfinished) {
        handlers.stream()
            .flatMap(handler -> handler.errors().stream())
            .filter(error -> error.text().equals(ErrorNames.TASK_FAILED))
            .findFirst()
            .ifPresent(
                error ->
                    out.report(
                        INFO,
                        error.origin(),
                        "`States.TaskFailed` does not match `States.Timeout`, which state `"
                            + state.name()
                            + "` can raise.",
                        "Add `States.Timeout`."));
      }
    }
  }
}
