package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Finds heartbeats that come too late to matter. */
public final class HeartbeatNotBelowTimeout implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3503",
              "heartbeat-not-below-timeout",
              "The heartbeat of a task is not shorter than its timeout.")
          .because("The timeout comes first, so a lost worker is noticed too late.")
          .fixedBy("Set `HeartbeatSeconds` to less than `TimeoutSeconds`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-task.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.TASK)) {
      Optional<BigDecimal> heartbeat = FieldValues.number(state.body(), "HeartbeatSeconds");
      Optional<BigDecimal> timeout = FieldValues.number(state.body(), "TimeoutSeconds");
      if (heartbeat.isPresent()
          && timeout.isPresent()
          && timeout.get().compareTo(BigDecimal.ONE) >= 0
          && heartbeat.get().compareTo(timeout.get()) >= 0) {
        out.report(
            INFO,
            state.body().get("HeartbeatSeconds").orElseThrow().origin(),
            "`HeartbeatSeconds` is "
                + heartbeat.get().toPlainString()
                + ", but it must be less than `TimeoutSeconds`, which is "
                + timeout.get().toPlainString()
                + ".");
      }
    }
  }
}
