package dev.cumulusc.rules.machine.state;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Finds retriers whose delay can never grow. */
public final class MaxDelayBelowInterval implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3604",
              "max-delay-below-interval",
              "`MaxDelaySeconds` is not greater than `IntervalSeconds`.")
          .because("The delay between the attempts never grows.")
          .fixedBy("Set `MaxDelaySeconds` to more than `IntervalSeconds`, or delete it.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      Optional<BigDecimal> most = FieldValues.number(handler.node(), "MaxDelaySeconds");
      BigDecimal interval =
          FieldValues.number(handler.node(), "IntervalSeconds").orElse(BigDecimal.ONE);
      if (most.isPresent()
          && isWhole(most.get())
          && isWhole(interval)
          && most.get().signum() > 0
          && interval.doubleValue() <= Shapes.MOST
          && most.get().compareTo(interval) <= 0) {
        out.report(
            INFO,
            handler.node().get("MaxDelaySeconds").orElseThrow().origin(),
            "`MaxDelaySeconds` is "
                + most.get().toPlainString()
                + ", but it should be greater than `IntervalSeconds`, which is "
                + interval.toPlainString()
                + ".");
      }
    }
  }

  /** What is no number of seconds is reported as that. */
  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
