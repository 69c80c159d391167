package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.ContextObject;
import dev.cumulusc.asl.knowledge.TaskTokens;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Map;

/** Finds tokens of tasks that don't wait for them. */
public final class TokenWithoutCallback implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4011",
              "token-without-callback",
              "A task passes on a token that it does not wait for.")
          .because(
              "There is no token, and the state fails when it runs. A task that waits by `.sync` has"
                  + " one, as executions have shown.")
          .fixedBy(
              "Add `.waitForTaskToken` to the resource, or delete the token from the"
                  + " parameters.")
          .accordingTo(Authority.aws("step-functions/latest/dg/connect-to-resource.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Map<MachineState, ContextObject.Use> tokens = TaskTokens.of(machine);
    for (Tasks.Task task : Tasks.of(machine)) {
      ContextObject.Use use = tokens.get(task.state());
      boolean hasNone =
          (task.call() instanceof TaskResource.Optimized || task.call() instanceof TaskResource.Sdk)
              && task.call().pattern() == Pattern.REQUEST;
      if (use != null && use.startsWith("Task", "Token") && hasNone) {
        out.report(
            INFO,
            use.origin(),
            "State `" + task.state().name() + "` does not wait, so it has no task token.",
            "Add `.waitForTaskToken` to the end of `Resource`.");
      }
    }
  }
}
