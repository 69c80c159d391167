package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.math.BigDecimal;
import java.util.List;

/** Finds times that the whole machine does not live to see. */
public final class TimeAboveMachine implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4025",
              "time-above-machine",
              "A state may take longer than the whole state machine.")
          .because("The execution ends with `States.Timeout` before.")
          .fixedBy("Shorten the state's time, or raise `TimeoutSeconds` of the state machine.")
          .accordingTo(Authority.aws("step-functions/latest/dg/statemachine-structure.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    BigDecimal limit = FieldValues.number(machine.definition(), "TimeoutSeconds").orElse(null);
    if (limit == null || limit.signum() < 0) {
      return;
    }
    for (MachineState state : machine.states()) {
      String field =
          state.is(StateType.WAIT) ? "Seconds" : state.is(StateType.TASK) ? "TimeoutSeconds" : "";
      FieldValues.number(state.body(), field)
          .filter(seconds -> seconds.compareTo(limit) > 0)
          .ifPresent(
              seconds ->
                  out.report(
                      Diagnostic.of(
                              INFO,
                              state.body().get(field).orElseThrow().origin(),
                              "`"
                                  + field
                                  + "` is "
                                  + seconds.toPlainString()
                                  + ", but the whole state machine may only take "
                                  + Words.count(limit, "second")
                                  + ".")
                          .withNote(
                              "the state machine's timeout is set here",
                              machine.definition().get("TimeoutSeconds").orElseThrow().span())));
    }
  }
}
