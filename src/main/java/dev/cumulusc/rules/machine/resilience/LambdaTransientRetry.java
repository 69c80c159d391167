package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ErrorHandling;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds calls of Lambda that don't survive a fault of Lambda. */
public final class LambdaTransientRetry implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.POLICY,
              "C4001",
              "lambda-transient-retry",
              "A task calls a Lambda function without retrying the errors of Lambda itself.")
          .because(
              "Lambda now and then fails for reasons of its own, and another attempt"
                  + " succeeds. Without one, the execution fails. AWS advises to retry these"
                  + " errors up to six times.")
          .fixedBy(
              "Add a retrier of `Lambda.ClientExecutionTimeoutException`,"
                  + " `Lambda.ServiceException`, `Lambda.AWSLambdaException` and"
                  + " `Lambda.SdkClientException` with `IntervalSeconds: 2`, `MaxAttempts: 6` and"
                  + " `BackoffRate: 2`. If there is one already, add those that it lacks.")
          .accordingTo(Authority.aws("step-functions/latest/dg/bp-lambda-serviceexception.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call().callsLambda() && !isMalformed(task.state())) {
        check(task.state(), out);
      }
    }
  }

  private static void check(MachineState state, Diagnostics out) {
    List<String> missing =
        ErrorHandling.LAMBDA_TRANSIENT.stream()
            .filter(error -> !ErrorHandling.isRetried(state, error))
            .toList();
    if (missing.size() == ErrorHandling.LAMBDA_TRANSIENT.size()) {
      out.report(
          INFO,
          state.key().origin(),
          "State `"
              + state.name()
              + "` calls a Lambda function, but does not retry the errors of Lambda itself.",
          "Add a retrier of "
              + Words.all(missing)
              + " with `IntervalSeconds: 2`, `MaxAttempts: 6` and `BackoffRate: 2`.");
    } else if (!missing.isEmpty()) {
      out.report(
          INFO,
          state.key().origin(),
          "State `"
              + state.name()
              + "` retries errors of Lambda itself, but not "
              + Words.any(missing)
              + ".",
          "Add " + Words.all(missing) + " to that retrier.");
    }
  }

  /** Returns whether what is to be retried can't be read, which is reported. */
  private static boolean isMalformed(MachineState state) {
    return state.body().has("Retry") && state.body().sequence("Retry").isEmpty();
  }

  /** Returns whether a state retries at least one of the errors of Lambda itself. */
  static boolean retriesTransient(MachineState state) {
    return ErrorHandling.LAMBDA_TRANSIENT.stream()
        .anyMatch(error -> ErrorHandling.isRetried(state, error));
  }
}
