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
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
      Map<ErrorHandler, List<ScalarNode>> taken = new LinkedHashMap<>();
      for (ScalarNode error : handlers.get(i).errors()) {
        earlier.stream()
            .filter(handler -> takesAway(handler, error.text()))
            .findFirst()
            .ifPresent(
                handler -> taken.computeIfAbsent(handler, key -> new ArrayList<>()).add(error));
      }
      taken.forEach((handler, errors) -> report(handler, errors, out));
    }
  }

  /** Reports all errors that one handler takes from another at the first of them. */
  private static void report(ErrorHandler earlier, List<ScalarNode> errors, Diagnostics out) {
    String kind = earlier.kind().label();
    out.report(
        Diagnostic.of(
                INFO,
                errors.get(0).origin(),
                "A "
                    + kind
                    + " before this one matches "
                    + Words.all(errors.stream().map(ScalarNode::text).toList())
                    + " already.")
            .withHelp(
                "Remove "
                    + (errors.size() == 1 ? "it" : "them")
                    + " here, or move this "
                    + kind
                    + " to the front.")
            .withNote("this " + kind + " matches first", earlier.node().span()));
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
