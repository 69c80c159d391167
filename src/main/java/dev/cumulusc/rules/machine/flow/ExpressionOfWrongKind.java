package dev.cumulusc.rules.machine.flow;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.flow.DataFlow;
import dev.cumulusc.flow.Finding;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds JSONata expressions whose value is never of the kind that their field takes. */
public final class ExpressionOfWrongKind implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3309",
              "expression-of-wrong-kind",
              "A JSONata expression gives a value that its field does not take.")
          .because("The execution fails with `States.QueryEvaluationError` when the state runs.")
          .fixedBy(
              "`Items` has to give an array or an object (without it, the state's input has to be"
                  + " one), `Condition` a boolean, `Error` and `Cause` a string, `Timestamp` a"
                  + " timestamp, and seconds and limits a number within the limits of the field.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Finding finding : DataFlow.findings(machine)) {
      if (finding instanceof Finding.WrongKind wrong && wrong.state().usesJsonata()) {
        out.report(Reads.wrongKind(INFO, wrong));
      }
      if (finding instanceof Finding.WrongValue beyond && beyond.state().usesJsonata()) {
        out.report(Reads.wrongValue(INFO, beyond));
      }
    }
  }
}
