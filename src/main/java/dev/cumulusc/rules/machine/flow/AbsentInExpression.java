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

/** Finds JSONata expressions that read what is not there on any way to their state. */
public final class AbsentInExpression implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3308",
              "absent-in-expression",
              "A JSONata expression reads what is never there when its state runs.")
          .because(
              "If the whole expression gives nothing, the state fails with"
                  + " `States.QueryEvaluationError`. Within an expression, a comparison with nothing"
                  + " never holds, and an object, an array or a string is made without the value.")
          .fixedBy(
              "Read what is there, or keep what is needed: in `Output` or `Assign` of the states"
                  + " before. `$exists` asks whether something is there.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Finding finding : DataFlow.findings(machine)) {
      if (finding instanceof Finding.Absent absent
          && absent.cause() == Finding.Cause.MISSING
          && absent.inExpression()) {
        out.report(Reads.absent(INFO, absent));
      }
    }
  }
}
