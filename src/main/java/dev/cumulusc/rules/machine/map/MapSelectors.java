package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds Map states that shape their items twice. */
public final class MapSelectors implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3702",
              "map-selectors",
              "A `Map` state has both `ItemSelector` and `Parameters`.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Keep `ItemSelector`, and delete `Parameters`, which is its old name.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-inline.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      if (state.body().has("ItemSelector")) {
        state
            .body()
            .entry("Parameters")
            .ifPresent(
                entry ->
                    out.report(
                        INFO,
                        entry.key().origin(),
                        "State `" + state.name() + "` has both `ItemSelector` and `Parameters`.",
                        "Remove `Parameters`: it is the old name of the other."));
      }
    }
  }
}
