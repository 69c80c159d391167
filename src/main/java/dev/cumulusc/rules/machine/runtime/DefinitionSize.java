package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.JsonSize;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds definitions that are larger than AWS takes. */
public final class DefinitionSize implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(Stage.POLICY, "C4022", "definition-size", "A definition is larger than 1 MiB.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Move a part of the states into a state machine of its own and start it"
                  + " with `arn:aws:states:::states:startExecution.sync:2`; move large"
                  + " literals into an object in S3.")
          .accordingTo(Authority.aws("step-functions/latest/dg/service-quotas.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    int bytes = JsonSize.bytes(machine);
    if (bytes > MAX_BYTES) {
      out.report(
          INFO,
          machine.root().anchor(),
          "The definition has "
              + bytes
              + " bytes as JSON, but it can have at most "
              + MAX_BYTES
              + ".",
          "Move a part of it to a state machine of its own.");
    }
  }

  /** What Step Functions takes as the JSON of a definition. */
  public static final int MAX_BYTES = 1_048_576;
}
