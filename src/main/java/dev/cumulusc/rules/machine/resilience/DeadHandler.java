package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.TaskTimeouts;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds handlers of errors that a state never raises. */
public final class DeadHandler implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4014",
              "dead-handler",
              "A handler names an error that its state never raises.")
          .because("The handler is never used, and the errors that do occur may have none.")
          .fixedBy("Delete the error from the handler, or replace it by the one that is meant.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      for (ScalarNode error : handler.errors()) {
        reason(handler, error.text())
            .ifPresent(
                reason ->
                    out.report(
                        INFO,
                        error.origin(),
                        "State `"
                            + handler.state().name()
                            + "` never raises `"
                            + error.text()
                            + "`: "
                            + reason
                            + "."));
      }
    }
  }

  private static final Set<String> OF_DISTRIBUTED_MAPS =
      Set.of(ErrorNames.ITEM_READER, ErrorNames.RESULT_WRITER, ErrorNames.TOLERANCE);

  private static Optional<String> reason(ErrorHandler handler, String error) {
    MachineState state = handler.state();
    if (error.equals(ErrorNames.RUNTIME)) {
      return Optional.of("it ends the execution at once, and can't be handled");
    }
    if (error.equals(ErrorNames.BRANCH_FAILED) && !state.is(StateType.PARALLEL)) {
      return Optional.of("only Parallel states do");
    }
    if (OF_DISTRIBUTED_MAPS.contains(error) && !state.isDistributedMap()) {
      return Optional.of("only distributed Maps do");
    }
    return state.is(StateType.TASK) ? reasonOfTask(state, error) : Optional.empty();
  }

  private static Optional<String> reasonOfTask(MachineState task, String error) {
    boolean isLimited = TaskTimeouts.hasTimeout(task) || TaskTimeouts.hasHeartbeat(task);
    if (error.equals(ErrorNames.TIMEOUT) && !isLimited) {
      return Optional.of("it has no `TimeoutSeconds`");
    }
    if (error.equals(ErrorNames.HEARTBEAT) && !TaskTimeouts.hasHeartbeat(task)) {
      return Optional.of("it has no `HeartbeatSeconds`");
    }
    if (!error.startsWith("Lambda.")) {
      return Optional.empty();
    }
    TaskResource call = task.call().map(TaskCall::target).orElseGet(TaskResource.Unknown::new);
    if (call instanceof TaskResource.Activity) {
      return Optional.of("its work is done by the worker of an activity, not by Lambda");
    }
    boolean isOther =
        (call instanceof TaskResource.Optimized other && !other.service().equals("lambda"))
            || (call instanceof TaskResource.Sdk sdk && !sdk.service().equals("lambda"));
    return isOther ? Optional.of("it does not call Lambda") : Optional.empty();
  }
}
