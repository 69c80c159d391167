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

/** Finds paths that find nothing on any way to their state. */
public final class AbsentPath implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3241",
              "absent-path",
              "A path reads what is never there when its state runs.")
          .because(
              "The execution fails with `States.Runtime`, which no `Catch` of `States.ALL`"
                  + " takes. The commonest cause is that `lambda:invoke` puts what the function"
                  + " returns under `Payload`.")
          .fixedBy(
              "Read what is there, or keep what is needed: in `Parameters`,"
                  + " `ResultSelector`, `ResultPath` or `OutputPath` of the states before. A"
                  + " Choice can ask by `IsPresent`.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/concepts-input-output-filtering.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Finding finding : DataFlow.findings(machine)) {
      if (finding instanceof Finding.Absent absent
          && absent.cause() == Finding.Cause.MISSING
          && !absent.inExpression()) {
        out.report(Reads.absent(INFO, absent));
      }
    }
  }
}
