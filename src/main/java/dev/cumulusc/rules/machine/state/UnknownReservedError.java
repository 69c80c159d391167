package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds names of errors that only Step Functions could have, and has not. */
public final class UnknownReservedError implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3603",
              "unknown-reserved-error",
              "A handler names an error that starts with `States.` but does not exist.")
          .because(
              "Step Functions reserves the prefix for its own errors, so this one never"
                  + " occurs.")
          .fixedBy(
              "Correct the name. Names of errors are case-sensitive. Give errors of"
                  + " your own another prefix.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Set<String> raised = new HashSet<>();
    machine.states(StateType.FAIL).forEach(fail -> fail.text("Error").ifPresent(raised::add));
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      handler.errors().stream()
          .filter(error -> ErrorNames.isUnknownReserved(error.text()))
          .filter(error -> !Placeholders.isPartOf(error.text()))
          .forEach(error -> report(error, raised.contains(error.text()), out));
    }
  }

  /** AWS lets a `Fail` state raise such an error, and then it can be caught. */
  private static void report(ScalarNode error, boolean isRaised, Diagnostics out) {
    Diagnostic diagnostic =
        Diagnostic.of(INFO, error.origin(), "Step Functions has no error `" + error.text() + "`.");
    out.report(
        diagnostic
            .withHelp(
                Words.didYouMean(error.text(), ErrorNames.PREFIX, ErrorNames.RESERVED)
                    .orElse("Errors of your own need a name without `States.`."))
            .withSeverity(isRaised ? Severity.WARNING : Severity.ERROR));
  }
}
