package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.Maps;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds results that grow with the number of items. */
public final class MapResultGrows implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.POLICY,
              "C4027",
              "map-result-grows",
              "A Map passes on the results of all its items to a later state.")
          .because(
              "The data of a state can have 256 KiB. What fits with ten items may not"
                  + " fit with a thousand.")
          .fixedBy(
              "Keep only what is needed with `ResultSelector` or `Output`, or drop the"
                  + " results with `ResultPath: null`; a distributed Map can write them to S3"
                  + " with `ResultWriter`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/service-quotas.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState map : machine.states(StateType.MAP)) {
      if (Maps.keepsResult(map)) {
        map.scope().graph().successors(map).stream()
            .filter(MapResultGrows::passesAll)
            .findFirst()
            .ifPresent(
                next ->
                    out.report(
                        INFO,
                        map.key().origin(),
                        "The results of all items of state `"
                            + map.name()
                            + "` are passed on, and state `"
                            + next.name()
                            + "` takes all of them.",
                        "Let the items write their results to S3 and pass on the addresses, or"
                            + " pick what is needed by `ResultSelector`."));
      }
    }
  }

  private static final Set<String> WHOLE = Set.of("$", "{% $states.input %}");

  private static boolean passesAll(MachineState state) {
    if (!state.is(StateType.TASK)) {
      return false;
    }
    Node arguments =
        state.body().get(state.usesJsonata() ? "Arguments" : "Parameters").orElse(null);
    return arguments == null
        || (arguments instanceof MappingNode mapping
            && mapping.entries().stream()
                .anyMatch(
                    entry ->
                        entry.value() instanceof ScalarNode text && WHOLE.contains(text.text())));
  }
}
