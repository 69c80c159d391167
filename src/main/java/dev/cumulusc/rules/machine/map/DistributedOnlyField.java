package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.Maps;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds fields of distributed Maps in inline ones. */
public final class DistributedOnlyField implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3704",
              "distributed-only-field",
              "An inline Map has a field that only distributed Maps have.")
          .because("An inline Map takes its items from the state's input and returns all results.")
          .fixedBy(
              "Write `ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}` in"
                  + " `ItemProcessor`, or delete the field.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-distributed.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      if (Maps.isInline(state)) {
        state.body().entries().stream()
            .filter(entry -> FIELDS.contains(entry.name()))
            .forEach(
                entry ->
                    out.report(
                        Diagnostic.of(
                                INFO,
                                entry.key().origin(),
                                "`"
                                    + entry.name()
                                    + "` needs a distributed Map, and state `"
                                    + state.name()
                                    + "` is an inline one.")
                            .withHelp(
                                "Set `Mode: DISTRIBUTED` and an `ExecutionType` in"
                                    + " `ProcessorConfig`.")
                            // A label has no effect, but nobody has seen it refused.
                            .withSeverity(
                                entry.name().equals("Label") ? Severity.WARNING : Severity.ERROR)));
      }
    }
  }

  private static final Set<String> FIELDS =
      Set.of(
          "ItemBatcher",
          "ItemReader",
          "Label",
          "ResultWriter",
          "ToleratedFailureCount",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentage",
          "ToleratedFailurePercentagePath");
}
