package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.knowledge.ContextObject;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds uses of a Map's item where there is none. */
public final class MapContextOutsideMap implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3237",
              "map-context-outside-map",
              "The item of a Map is read from the context object outside of every Map.")
          .because("The state fails when it runs.")
          .fixedBy("Read it in `ItemSelector` of the Map, or in a state of its processor.")
          .accordingTo(Authority.aws("step-functions/latest/dg/input-output-contextobject.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ContextObject.Use use : ContextObject.of(machine)) {
      if (use.startsWith("Map") && !isInMap(use.state())) {
        out.report(
            INFO,
            use.origin(),
            "State `"
                + use.state().name()
                + "` is in no `Map` state, so the context object has no `Map`.");
      }
    }
  }

  private static boolean isInMap(MachineState state) {
    return state.is(StateType.MAP)
        || state.scope().owner().filter(owner -> owner.is(StateType.MAP)).isPresent()
        || state.scope().outer().stream()
            .map(Scope::owner)
            .anyMatch(owner -> owner.filter(around -> around.is(StateType.MAP)).isPresent());
  }
}
