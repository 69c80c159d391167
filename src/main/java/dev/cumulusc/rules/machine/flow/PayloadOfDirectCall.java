package dev.cumulusc.rules.machine.flow;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.flow.DataFlow;
import dev.cumulusc.flow.Finding;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds states that unwrap what nobody wrapped: the result of a function that is the resource. */
public final class PayloadOfDirectCall implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3243",
              "payload-of-direct-call",
              "A state reads `Payload` of a function's result, which only `lambda:invoke` puts"
                  + " around it.")
          .because(
              "A Task whose `Resource` is the function gets what the function returns as it is."
                  + " Unless the function itself returns a `Payload`, the execution fails with"
                  + " `States.Runtime`.")
          .fixedBy("Remove `Payload` from the path, or call the function by `lambda:invoke`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/connect-lambda.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Finding finding : DataFlow.findings(machine)) {
      if (finding instanceof Finding.Absent absent && absent.cause() == Finding.Cause.UNWRAPPED) {
        String message =
            "State `"
                + absent.state().name()
                + "` reads `"
                + absent.place().path()
                + "`, but `"
                + absent.place().holder()
                + "` is what the function returned as it is, without `Payload` around it.";
        out.report(
            Reads.with(
                Diagnostic.of(INFO, absent.at(), message)
                    .withHelp(
                        "Remove `Payload` from the path, unless the function itself returns one."),
                absent.notes()));
      }
    }
  }
}
