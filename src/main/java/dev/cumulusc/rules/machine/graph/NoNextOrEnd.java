package dev.cumulusc.rules.machine.graph;

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

/** Finds states that neither go on nor end. */
public final class NoNextOrEnd implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3108",
              "no-next-or-end",
              "A state has neither `Next` nor `End: true`.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Name the state that follows in `Next`, or write `End: true`.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states()) {
      boolean needsOne = state.type().filter(StateType::hasNextOrEnd).isPresent();
      if (needsOne
          && !state.body().has("Next")
          && !state.isTerminal()
          && !isMisspelt(state)
          && !StrangeFields.replaceWhatIsMissing(machine, state.body())) {
        out.report(
            INFO,
            state.body().entry("End").map(end -> end.value().origin()).orElse(state.key().origin()),
            "State `" + state.name() + "` has neither `Next` nor `End: true`.",
            "Name the state that follows, or write `End: true`.");
      }
    }
  }

  /** A field in the wrong case is reported as that. */
  private static boolean isMisspelt(MachineState state) {
    return state.body().names().stream()
        .anyMatch(
            name ->
                (name.equalsIgnoreCase("Next") || name.equalsIgnoreCase("End"))
                    && !name.equals("End"));
  }
}
