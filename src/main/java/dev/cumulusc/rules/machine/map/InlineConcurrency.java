package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.knowledge.Maps;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Finds inline Maps that ask for more concurrency than there is. */
public final class InlineConcurrency implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3710",
              "inline-concurrency",
              "An inline Map asks for more than 40 concurrent iterations.")
          .because("An inline Map never runs more than 40 iterations at a time.")
          .fixedBy("Set `MaxConcurrency` to 40 or less, or use a distributed Map.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-inline.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      Optional<BigDecimal> concurrency = FieldValues.number(state.body(), "MaxConcurrency");
      if (Maps.isInline(state)
          && concurrency.filter(number -> number.doubleValue() > MOST).isPresent()) {
        out.report(
            INFO,
            state.body().get("MaxConcurrency").orElseThrow().origin(),
            "`MaxConcurrency` is "
                + concurrency.get().toPlainString()
                + ", but an inline Map runs at most "
                + MOST
                + " iterations at a time.",
            "Use a distributed Map for more.");
      }
    }
  }

  private static final int MOST = 40;
}
