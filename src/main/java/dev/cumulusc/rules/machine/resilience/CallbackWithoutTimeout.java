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

/** Finds tasks that wait for an answer for as long as it takes. */
public final class CallbackWithoutTimeout implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4007",
              "callback-without-timeout",
              "A task waits for its token to come back without a timeout.")
          .because(
              "If nobody sends the token back, the execution waits for a year, which is"
                  + " as long as it can, unless the state machine has a timeout.")
          .fixedBy("Add `TimeoutSeconds` or `HeartbeatSeconds`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/sfn-stuck-execution.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    if (machine.definition().has("TimeoutSeconds")) {
      return;
    }
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call().pattern() == Pattern.TOKEN
          && !TaskTimeouts.hasTimeout(task.state())
          && !TaskTimeouts.hasHeartbeat(task.state())) {
        out.report(
            INFO,
            task.resource().origin(),
            "State `" + task.state().name() + "` waits for its token without any limit of time.",
            "Add `TimeoutSeconds`, and `HeartbeatSeconds` if the other side sends heartbeats.");
      }
    }
  }
}
