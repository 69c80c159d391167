package dev.cumulusc.rules.machine.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds names that two states share. */
public final class DuplicateStateName implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3109", "duplicate-state-name", "Two states have the same name.")
          .because(
              "Names are unique in the whole state machine, including its branches and"
                  + " processors. AWS refuses to create it.")
          .fixedBy("Rename one of the states, and the transitions that lead to it.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("DUPLICATE_STATE_NAME");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Map<String, MachineState> seen = new HashMap<>();
    for (MachineState state : machine.states()) {
      MachineState first = seen.putIfAbsent(state.name(), state);
      if (first != null) {
        out.report(
            Diagnostic.of(
                    INFO,
                    state.key().origin(),
                    "There is another state `"
                        + state.name()
                        + "`, in "
                        + first.scope().kind().label()
                        + ".")
                .withHelp("Rename one of them.")
                .withNote("the other one is here", first.key().span()));
      }
    }
  }
}
