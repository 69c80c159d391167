package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;

/** Finds functions that are called by the name they have in the configuration. */
public final class FunctionNameIsKey implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4031",
              "function-name-is-key",
              "A task calls a Lambda function by the name that it has in the configuration.")
          .because(
              "Functions are deployed under names of their own, with the deployment's"
                  + " prefix. The task would call another function, or none.")
          .fixedBy("Write `FunctionName: ${NameLambdaFunction.Arn}`.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    for (RuleContext.WorkflowMachine each : context.machines()) {
      for (Tasks.Task task : Tasks.of(each.machine())) {
        task.made()
            .function()
            .map(FunctionName::function)
            .ifPresent(function -> check(function, context, out));
      }
    }
  }

  private static void check(ComposedString function, RuleContext context, Diagnostics out) {
    function
        .literal()
        .filter(name -> context.deployment().lambda(name).isPresent())
        .ifPresent(
            name ->
                out.report(
                    INFO,
                    function.origin(),
                    "`" + name + "` is not what the function will be called.",
                    "Write `${" + LogicalIds.lambda(name) + ".Arn}`."));
  }
}
