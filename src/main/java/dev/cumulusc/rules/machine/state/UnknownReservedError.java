package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.RaisedErrors;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds names of errors that only Step Functions could have, and has not. */
public final class UnknownReservedError implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3603",
              "unknown-reserved-error",
              "A handler names an error that starts with `States.` but does not exist.")
          .because(
              "Step Functions reserves the prefix for its own errors, so this one never"
                  + " occurs. (Where a `Fail` state inside raises it, it is not reported.) AWS creates"
                  + " the state machine all the same: published ones have such names.")
          .fixedBy(
              "Correct the name. Names of errors are case-sensitive. Give errors of"
                  + " your own another prefix.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Map<String, Boolean> unknown = new HashMap<>();
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      handler.errors().stream()
          .filter(error -> unknown.computeIfAbsent(error.text(), ErrorNames::isUnknownReserved))
          .filter(error -> !Placeholders.isPartOf(error.text()))
          .filter(error -> !RaisedErrors.isRaisedInside(handler.state(), error.text()))
          .forEach(error -> report(error, out));
    }
  }

  private static void report(ScalarNode error, Diagnostics out) {
    out.report(
        Diagnostic.of(INFO, error.origin(), "Step Functions has no error `" + error.text() + "`.")
            .withHelp("Errors of your own need a name without `States.`.")
            .suggesting(
                error.text(),
                error.text().startsWith(ErrorNames.PREFIX)
                    ? Words.nearest(error.text(), ErrorNames.PREFIX, ErrorNames.RESERVED)
                    : Suggestions.nearest(error.text(), ErrorNames.RESERVED)));
  }
}
