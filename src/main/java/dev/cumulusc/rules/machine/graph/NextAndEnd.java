package dev.cumulusc.rules.machine.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds states with both a next state and an end. */
public final class NextAndEnd implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(Stage.MACHINE, "C3107", "next-and-end", "A state has both `Next` and `End`.")
          .because("AWS refuses to create the state machine, whatever the value of `End` is.")
          .fixedBy("Delete one of the two fields.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states()) {
      // An empty field is a finding of its own, whose way out leaves one of the two.
      boolean hasNext = state.body().get("Next").filter(next -> !next.isNull()).isPresent();
      if (state.type().filter(StateType::hasNextOrEnd).isPresent() && hasNext) {
        state
            .body()
            .entry("End")
            .filter(end -> !end.value().isNull())
            .ifPresent(
                end ->
                    out.report(
                        INFO,
                        end.key().origin(),
                        "State `" + state.name() + "` has both `Next` and `End`.",
                        "Remove one of them."));
      }
    }
  }
}
