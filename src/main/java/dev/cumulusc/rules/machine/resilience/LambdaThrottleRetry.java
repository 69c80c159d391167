package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.ErrorHandling;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds calls of Lambda that don't survive a busy hour. */
public final class LambdaThrottleRetry implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.POLICY,
              "C4002",
              "lambda-throttle-retry",
              "A task calls a Lambda function without retrying when Lambda is throttled.")
          .because(
              "Lambda refuses a call when the account's functions run as often at once"
                  + " as they may, and the execution fails.")
          .fixedBy("Add `Lambda.TooManyRequestsException` to the retrier of Lambda's own errors.")
          .accordingTo(Authority.aws("step-functions/latest/dg/bp-lambda-serviceexception.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call().callsLambda()
          && LambdaTransientRetry.retriesTransient(task.state())
          && !ErrorHandling.isRetried(task.state(), ErrorHandling.LAMBDA_THROTTLE)) {
        out.report(
            INFO,
            task.state().key().origin(),
            "State `"
                + task.state().name()
                + "` does not retry `"
                + ErrorHandling.LAMBDA_THROTTLE
                + "`.",
            "Add it to the retrier of Lambda's other errors.");
      }
    }
  }
}
