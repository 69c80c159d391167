package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds credentials that nobody would use. */
public final class CredentialsOnActivity implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3809",
              "credentials-on-activity",
              "A task of an activity has credentials.")
          .because(
              "Workers have credentials of their own. AWS refuses to create the state"
                  + " machine.")
          .fixedBy(
              "Delete `Credentials`, and give the role of the worker the permissions"
                  + " that it needs.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/concepts-access-cross-acct-resources.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.Activity) {
        task.state()
            .body()
            .entry("Credentials")
            .ifPresent(
                entry ->
                    out.report(
                        INFO,
                        entry.key().origin(),
                        "A task of an activity can't have `Credentials`.",
                        "Remove them: the activity's worker has its own."));
      }
    }
  }
}
