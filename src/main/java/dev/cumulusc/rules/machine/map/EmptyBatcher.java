package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.StrangeFields;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds batchers that batch nothing. */
public final class EmptyBatcher implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3705",
              "empty-batcher",
              "An `ItemBatcher` sets no limit for its batches.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Set `MaxItemsPerBatch` or `MaxInputBytesPerBatch`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/input-output-itembatcher.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      state
          .body()
          .mapping("ItemBatcher")
          .filter(batcher -> LIMITS.stream().noneMatch(batcher::has))
          .filter(batcher -> !Placeholders.isUnknown(batcher))
          .filter(batcher -> !StrangeFields.replaceWhatIsMissing(machine, batcher))
          .ifPresent(
              batcher ->
                  out.report(
                      INFO,
                      state.body().entry("ItemBatcher").orElseThrow().key().origin(),
                      "`ItemBatcher` sets no limit of a batch.",
                      "Add `MaxItemsPerBatch` or `MaxInputBytesPerBatch`."));
    }
  }

  private static final List<String> LIMITS =
      List.of(
          "MaxItemsPerBatch",
          "MaxItemsPerBatchPath",
          "MaxInputBytesPerBatch",
          "MaxInputBytesPerBatchPath");
}
