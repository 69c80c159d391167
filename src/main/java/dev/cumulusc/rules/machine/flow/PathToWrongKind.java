package dev.cumulusc.rules.machine.flow;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.flow.DataFlow;
import dev.cumulusc.flow.Finding;
import dev.cumulusc.source.Origin;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds paths whose value is never of the kind that their field takes. */
public final class PathToWrongKind implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3242",
              "path-to-wrong-kind",
              "A path of a field leads to a value that the field does not take.")
          .because("The execution fails with `States.Runtime` when the state runs.")
          .fixedBy(
              "`ItemsPath` has to lead to an array (without it, the state's input has to be one),"
                  + " `TimestampPath` to a timestamp, and paths of seconds and of limits to a number"
                  + " within the limits of the field.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/concepts-input-output-filtering.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** Returns whether the path at a place selects several values, which is reported as that. */
  private static boolean isRefused(Machine machine, Origin at) {
    return machine.expressions().paths().stream()
        .filter(site -> site.value().origin().primary().equals(at.primary()))
        .anyMatch(site -> site.parsed().path().filter(path -> !path.isReference()).isPresent());
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Finding finding : DataFlow.findings(machine)) {
      if (finding instanceof Finding.WrongKind wrong
          && !wrong.state().usesJsonata()
          && !isRefused(machine, wrong.at())) {
        out.report(Reads.wrongKind(INFO, wrong));
      }
      if (finding instanceof Finding.WrongValue beyond && !beyond.state().usesJsonata()) {
        out.report(Reads.wrongValue(INFO, beyond));
      }
    }
  }
}
