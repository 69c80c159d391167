package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.StrangeFields;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds Map states without a processor, or with two. */
public final class MapProcessor implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3701",
              "map-processor",
              "A `Map` state does not have exactly one of `ItemProcessor` and `Iterator`.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Write `ItemProcessor`. `Iterator` is its old name, which inline Maps"
                  + " still accept.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-inline.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      boolean processor = state.body().has("ItemProcessor");
      boolean iterator = state.body().has("Iterator");
      if (StrangeFields.replaceWhatIsMissing(machine, state.body())) {
        continue;
      }
      if (!processor && !iterator) {
        out.report(
            INFO,
            state.key().origin(),
            "State `" + state.name() + "` has no `ItemProcessor`, and it needs one.");
      } else if (processor && iterator) {
        out.report(
            INFO,
            state.body().entry("Iterator").orElseThrow().key().origin(),
            "State `" + state.name() + "` has both `ItemProcessor` and `Iterator`.",
            "Remove `Iterator`: it is the old name of the other.");
      }
    }
  }
}
