package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds handlers of all errors that others follow. */
public final class StatesAllLast implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3602",
              "states-all-last",
              "A handler of `States.ALL` is followed by other handlers.")
          .because(
              "The handlers after it could never be used. AWS refuses to create the"
                  + " state machine.")
          .fixedBy("Move the handler of `States.ALL` to the end of the list.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      if (handler.names(ErrorNames.ALL) && !handler.isLast()) {
        out.report(
            INFO,
            handler.node().get("ErrorEquals").orElseThrow().origin(),
            "A "
                + handler.kind().label()
                + " of `States.ALL` is followed by others, but it must be the last.",
            "Move it to the end of `" + handler.kind().field() + "`.");
      }
    }
  }
}
