package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.StrangeFields;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds Wait states that don't say exactly once how long to wait. */
public final class WaitDuration implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3501",
              "wait-duration",
              "A Wait state does not have exactly one of the four fields for its duration.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Write one of `Seconds`, `Timestamp`, `SecondsPath` and `TimestampPath`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-wait.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.WAIT)) {
      List<String> found = FIELDS.stream().filter(state.body()::has).toList();
      if (found.isEmpty() && StrangeFields.replaceWhatIsMissing(machine, state.body())) {
        continue;
      }
      if (found.isEmpty()) {
        out.report(
            INFO,
            state.key().origin(),
            "State `" + state.name() + "` does not say how long to wait.",
            state.usesJsonata()
                ? "Add `Seconds` or `Timestamp`."
                : "Add one of " + String.join(", ", FIELDS) + ".");
      } else if (found.size() > 1) {
        out.report(
            INFO,
            state.body().entry(found.get(1)).orElseThrow().key().origin(),
            "State `"
                + state.name()
                + "` has "
                + Words.all(found)
                + ", but it can only have one of them.");
      }
    }
  }

  private static final List<String> FIELDS =
      List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");
}
