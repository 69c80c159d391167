package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.rules.limit.FunctionTimeout;
import dev.cumulusc.source.Origin;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.LambdaTasks;
import dev.cumulusc.validate.RuleContext;
import java.util.List;

/** Finds tasks that give up before their function does. */
public final class TimeoutBelowLambda implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4005",
              "timeout-below-lambda",
              "A task's timeout is shorter than that of its Lambda function.")
          .because(
              "The state fails while the function still runs, and a retry runs it a"
                  + " second time beside the first.")
          .fixedBy(
              "Set `TimeoutSeconds` to at least the function's `timeout`, or shorten"
                  + " the function's.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-task.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** Returns what a note says of the place that a function's timeout comes from. */
  static String setHere(LambdaSpec lambda) {
    return lambda.limits().timeout().origin() instanceof Origin.Derived
        ? "the default `timeout` applies to this function"
        : "the function's timeout is set here";
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    for (LambdaTasks.Call call : LambdaTasks.of(context)) {
      int limit = call.lambda().limits().timeout().value();
      FieldValues.number(call.state().body(), "TimeoutSeconds")
          // A longer timeout of the function is refused, and says nothing here.
          .filter(seconds -> seconds.doubleValue() < limit && limit <= FunctionTimeout.MAX_SECONDS)
          .ifPresent(
              seconds ->
                  out.report(
                      Diagnostic.of(
                              INFO,
                              call.state().body().get("TimeoutSeconds").orElseThrow().origin(),
                              "`TimeoutSeconds` is "
                                  + seconds.toPlainString()
                                  + ", but the function `"
                                  + call.lambda().name().value()
                                  + "` may run for "
                                  + limit
                                  + " seconds.")
                          .withHelp("Give the state at least as much time as the function.")
                          .withNote(
                              setHere(call.lambda()),
                              call.lambda().limits().timeout().origin().primary())));
    }
  }
}
