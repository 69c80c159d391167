package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds credentials without a role. */
public final class CredentialsRole implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3808", "credentials-role", "The credentials of a task name no role.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Write `Credentials: {RoleArn: arn:aws:iam::ACCOUNT:role/NAME}`, or"
                  + " `RoleArn.$` with a path.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/concepts-access-cross-acct-resources.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.TASK)) {
      state
          .body()
          .mapping("Credentials")
          .filter(node -> !Placeholders.isUnknown(node))
          .filter(node -> !node.has("RoleArn") && !node.has("RoleArn.$"))
          .ifPresent(
              node ->
                  out.report(
                      INFO,
                      state.body().entry("Credentials").orElseThrow().key().origin(),
                      "`Credentials` has no `RoleArn`, and it needs one."));
    }
  }
}
