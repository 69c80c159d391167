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

/** Finds handlers that name other errors beside all. */
public final class StatesAllAlone implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3601",
              "states-all-alone",
              "`States.ALL` is combined with other errors.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Delete the other errors: `States.ALL` includes them. For errors that are"
                  + " handled otherwise, write a handler of their own before this one.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      if (handler.names(ErrorNames.ALL) && handler.errors().size() > 1) {
        out.report(
            INFO,
            handler.node().get("ErrorEquals").orElseThrow().origin(),
            "`ErrorEquals` names `States.ALL` beside other errors, but it must stand alone.",
            "Remove the others: `States.ALL` stands for them too.");
      }
    }
  }
}
