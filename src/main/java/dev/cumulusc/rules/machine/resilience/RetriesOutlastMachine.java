package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.knowledge.RetryTimes;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.math.BigDecimal;
import java.util.List;

/** Finds retries that the whole machine does not live to see. */
public final class RetriesOutlastMachine implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4026",
              "retries-outlast-machine",
              "The retries of a state may take longer than the whole state machine.")
          .because("The execution ends with `States.Timeout` before all attempts are made.")
          .fixedBy(
              "Lower `MaxAttempts`, `IntervalSeconds` or `BackoffRate`, set"
                  + " `MaxDelaySeconds`, or raise `TimeoutSeconds` of the state machine.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  private static final double LONGEST = 31_536_000;

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** An execution can't take more than a year, so that a longer time says nothing. */
  private static String duration(double seconds) {
    return seconds > LONGEST ? "more than a year" : Words.count(Math.round(seconds), "second");
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    double limit =
        FieldValues.number(machine.definition(), "TimeoutSeconds")
            .map(BigDecimal::doubleValue)
            .filter(seconds -> seconds >= 0)
            .orElse(Double.POSITIVE_INFINITY);
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      boolean isTooLongAlready =
          FieldValues.number(handler.state().body(), "TimeoutSeconds")
              .filter(seconds -> seconds.doubleValue() > limit)
              .isPresent();
      if (handler.kind() == ErrorHandler.Kind.RETRY && !isTooLongAlready) {
        double seconds = RetryTimes.seconds(handler);
        if (seconds > limit) {
          out.report(
              INFO,
              handler.node().origin(),
              "The attempts of state `"
                  + handler.state().name()
                  + "` may take "
                  + duration(seconds)
                  + ", but the whole state machine may only take "
                  + Words.count(Math.round(limit), "second")
                  + ".",
              "Lower `MaxAttempts` or `BackoffRate`, set `MaxDelaySeconds`, or give the state"
                  + " machine more time.");
        }
      }
    }
  }
}
