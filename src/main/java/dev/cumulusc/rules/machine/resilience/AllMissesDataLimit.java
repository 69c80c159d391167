package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.ErrorHandling;
import dev.cumulusc.asl.knowledge.Maps;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds catch-alls that don't catch the error of too much data. */
public final class AllMissesDataLimit implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.POLICY,
              "C4013",
              "all-misses-data-limit",
              "A handler of `States.ALL` does not match the error of too much data,"
                  + " where data can grow.")
          .because(
              "`States.ALL` does not match `States.DataLimitExceeded`, which a result"
                  + " of more than 256 KiB raises.")
          .fixedBy(
              "Add a handler of `States.DataLimitExceeded` before it, or write large"
                  + " results to S3.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states()) {
      List<ErrorHandler> catchers = state.handlers(ErrorHandler.Kind.CATCH);
      if (canGrow(state) && !ErrorHandling.isHandled(catchers, ErrorNames.DATA_LIMIT)) {
        catchers.stream()
            .filter(catcher -> catcher.names(ErrorNames.ALL))
            .forEach(
                catcher ->
                    out.report(
                        INFO,
                        catcher.node().get("ErrorEquals").orElseThrow().origin(),
                        "`States.ALL` does not match `States.DataLimitExceeded`, which the result"
                            + " of state `"
                            + state.name()
                            + "` can raise.",
                        "Add a catcher of it before this one."));
      }
    }
  }

  private static boolean canGrow(MachineState state) {
    return Maps.keepsResult(state)
        || state
            .call()
            .map(TaskCall::target)
            .filter(call -> call instanceof TaskResource.Sdk sdk && isList(sdk.action()))
            .isPresent();
  }

  private static boolean isList(String action) {
    return action.startsWith("list") || action.startsWith("scan") || action.startsWith("query");
  }
}
