package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.TaskTimeouts;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds tasks without a limit of time. */
public final class TaskWithoutTimeout implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(Stage.POLICY, "C4020", "task-without-timeout", "A task has no timeout.")
          .because(
              "A task that hangs holds up the execution for a year, which is as long as"
                  + " it can last. Lambda functions end by themselves after 15 minutes.")
          .fixedBy("Add `TimeoutSeconds`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/sfn-stuck-execution.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      boolean isLimited =
          TaskTimeouts.hasTimeout(task.state())
              || task.call().callsLambda()
              || task.call().waitsForAnswer()
              || machine.definition().has("TimeoutSeconds");
      boolean runsJob =
          task.call().pattern() == Pattern.SYNC || task.call().pattern() == Pattern.SYNC_2;
      if (!isLimited && runsJob) {
        out.report(
            INFO,
            task.resource().origin(),
            "State `" + task.state().name() + "` waits for its job without any limit of time.",
            "Add `TimeoutSeconds`, to this state or to the whole state machine.");
      }
    }
  }
}
