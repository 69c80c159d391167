package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ErrorHandling;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds handlers that others before them leave nothing for. */
public final class ShadowedHandler implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4015",
              "shadowed-handler",
              "A handler names an error that an earlier handler already matches.")
          .because("The first handler that matches is used, so the later one never is.")
          .fixedBy("Move the handler before the one that matches more, or delete it.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states()) {
      for (ErrorHandler.Kind kind : ErrorHandler.Kind.values()) {
        check(state.handlers(kind), out);
      }
    }
  }

  private static void check(List<ErrorHandler> handlers, Diagnostics out) {
    for (int i = 1; i < handlers.size(); i++) {
      List<ErrorHandler> earlier = handlers.subList(0, i);
      for (ScalarNode error : handlers.get(i).errors()) {
        earlier.stream()
            .filter(handler -> takesAway(handler, error.text()))
            .findFirst()
            .ifPresent(
                handler ->
                    out.report(
                        Diagnostic.of(
                                INFO,
                                error.origin(),
                                "A "
                                    + handler.kind().label()
                                    + " before this one matches `"
                                    + error.text()
                                    + "` already.")
                            .withHelp("Remove it here, or move this one to the front.")
                            .withNote("this one matches it", handler.node().span())));
      }
    }
  }

  /** A handler of all errors is always the last one; another rule sees to that. */
  private static boolean takesAway(ErrorHandler handler, String error) {
    boolean isGeneral = error.equals(ErrorNames.ALL) || error.equals(ErrorNames.TASK_FAILED);
    return handler.names(error)
        || (!isGeneral
            && handler.names(ErrorNames.TASK_FAILED)
            && ErrorHandling.matches(handler, error));
  }
}
