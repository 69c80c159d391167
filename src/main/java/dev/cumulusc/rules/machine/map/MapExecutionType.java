package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.Maps;
import dev.cumulusc.asl.knowledge.StrangeFields;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds Map states whose execution type does not fit their mode. */
public final class MapExecutionType implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3703",
              "map-execution-type",
              "A distributed Map lacks `ExecutionType`, or an inline Map has it.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Write `ExecutionType: STANDARD` or `EXPRESS` beside `Mode: DISTRIBUTED`,"
                  + " and none beside `Mode: INLINE`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-distributed.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      MappingNode config = state.processorConfig().orElse(null);
      if (config == null
          || !Maps.isModeReadable(state)
          || StrangeFields.replaceWhatIsMissing(machine, config)) {
        continue;
      }
      if (state.isDistributedMap() && !config.has("ExecutionType")) {
        out.report(
            INFO,
            config.origin(),
            "State `" + state.name() + "` is distributed, so it needs an `ExecutionType`.",
            "Add `ExecutionType: STANDARD` or `ExecutionType: EXPRESS`.");
      } else if (!state.isDistributedMap() && !DistributedOnlyField.isReported(state)) {
        config
            .entry("ExecutionType")
            .ifPresent(
                entry ->
                    out.report(
                        INFO,
                        entry.key().origin(),
                        "State `"
                            + state.name()
                            + "` is not distributed, so it can't have an `ExecutionType`.",
                        "Set `Mode` to `DISTRIBUTED`, or remove `ExecutionType`."));
      }
    }
  }
}
