package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.LambdaTasks;
import dev.cumulusc.validate.RuleContext;
import java.util.List;

/** Finds handlers that wait for a timeout which the function takes first. */
public final class TimeoutAboveLambda implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4006",
              "timeout-above-lambda",
              "A task handles its own timeout, but its Lambda function always times out"
                  + " first.")
          .because(
              "When the function's time is up, the error is `Sandbox.Timedout` with newer runtimes"
                  + " and `Lambda.Unknown` with older ones. A handler of `States.Timeout` matches"
                  + " neither.")
          .fixedBy(
              "Handle `States.TaskFailed`, or `Sandbox.Timedout` and `Lambda.Unknown`, or set"
                  + " `TimeoutSeconds` below the function's `timeout`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/bp-lambda-serviceexception.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    for (LambdaTasks.Call call : LambdaTasks.of(context)) {
      int limit = call.lambda().limits().timeout().value();
      boolean comesLater =
          FieldValues.number(call.state().body(), "TimeoutSeconds")
              .filter(seconds -> seconds.doubleValue() > limit)
              .isPresent();
      if (comesLater) {
        call.state().handlers().stream()
            .flatMap(handler -> handler.errors().stream())
            .filter(error -> error.text().equals(ErrorNames.TIMEOUT))
            .findFirst()
            .ifPresent(
                error ->
                    out.report(
                        INFO,
                        error.origin(),
                        "The function `"
                            + call.lambda().name().value()
                            + "` times out after "
                            + Words.count(limit, "second")
                            + ", before the state does.",
                        "Handle `States.TaskFailed` too, or set `TimeoutSeconds` to "
                            + limit
                            + "."));
      }
    }
  }
}
