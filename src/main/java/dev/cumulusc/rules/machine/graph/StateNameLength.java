package dev.cumulusc.rules.machine.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds names that are too long. */
public final class StateNameLength implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3110",
              "state-name-length",
              "A state's name is empty or longer than 80 characters.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Give the state a name of 1 to 80 characters, and change the transitions"
                  + " that lead to it. A longer string can go into `Comment`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/service-quotas.html"))
          .asAws("INVALID_STATE_NAME");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states()) {
      String name = state.name();
      int length = name.codePointCount(0, name.length());
      if (length == 0 || length > MOST) {
        out.report(
            INFO,
            state.key().origin(),
            "The name of a state has "
                + length
                + " characters, but it must have from 1 to "
                + MOST
                + ".");
      }
    }
  }

  private static final int MOST = 80;
}
