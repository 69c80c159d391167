package dev.cumulusc.rules.machine.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds machines and branches that start at a state they don't have. */
public final class StartMissing implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3101",
              "start-missing",
              "`StartAt` names a state that does not exist.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Name one of the states in `States` of the same machine or branch. Names"
                  + " are case-sensitive.")
          .accordingTo(Authority.aws("step-functions/latest/dg/statemachine-structure.html"))
          .asAws("MISSING_TRANSITION_TARGET");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Scope scope : machine.scopes()) {
      scope
          .startAt()
          .filter(start -> !Placeholders.isPartOf(start.text()))
          .filter(start -> !scope.stateNames().isEmpty())
          .filter(start -> !scope.hasState(start.text()))
          .ifPresent(
              start ->
                  out.report(
                      Diagnostic.of(
                              INFO,
                              start.origin(),
                              "`StartAt` names `"
                                  + start.text()
                                  + "`, but "
                                  + scope.kind().label()
                                  + " has no such state.")
                          .withHelp("It has " + Words.all(scope.stateNames()) + ".")
                          .suggesting(start.text(), scope.stateNames())));
    }
  }
}
