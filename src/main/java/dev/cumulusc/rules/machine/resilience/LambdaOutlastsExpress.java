package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ExpressStates;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;

/** Finds functions that may run for longer than the execution that calls them. */
public final class LambdaOutlastsExpress implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4019",
              "lambda-outlasts-express",
              "An Express execution calls a Lambda function that may run for longer"
                  + " than it can.")
          .because("Express executions end after five minutes at the latest.")
          .fixedBy(
              "Shorten the function's `timeout` to less than 300 seconds, or make the"
                  + " execution a Standard one.")
          .accordingTo(Authority.aws("step-functions/latest/dg/choosing-workflow-type.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    for (RuleContext.WorkflowMachine each : context.machines()) {
      for (MachineState state : ExpressStates.of(each.machine())) {
        context
            .lambdaOf(state)
            .filter(lambda -> lambda.limits().timeout().value() > ExpressStates.MAX_SECONDS)
            .ifPresent(
                lambda ->
                    out.report(
                        Diagnostic.of(
                                INFO,
                                state.key().origin(),
                                "The function `"
                                    + lambda.name().value()
                                    + "` may run for "
                                    + lambda.limits().timeout().value()
                                    + " seconds, but the Express execution that calls it lasts at"
                                    + " most "
                                    + ExpressStates.MAX_SECONDS
                                    + ".")
                            .withHelp("Set `ExecutionType: STANDARD`.")
                            .withNote(
                                TimeoutBelowLambda.setHere(lambda),
                                lambda.limits().timeout().origin().primary())));
      }
    }
  }
}
