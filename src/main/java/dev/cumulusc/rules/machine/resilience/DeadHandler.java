package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.RaisedErrors;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds handlers of errors that a state never raises. */
public final class DeadHandler implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4014",
              "dead-handler",
              "A handler names an error that its state never raises.")
          .because(
              "The handler is never used, and the errors that do occur may have none. The errors of"
                  + " a service that a task calls are named `ServiceName.ErrorName`, those of the AWS"
                  + " SDK as its exceptions in Java (`S3.NoSuchKeyException`); those of a Lambda"
                  + " function have the name that its code or its runtime gives them.")
          .fixedBy(
              "Delete the error from the handler, or replace it by the one that is meant:"
                  + " `DynamoDB.ConditionalCheckFailedException`, not"
                  + " `ConditionalCheckFailedException`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      for (ScalarNode error : handler.errors()) {
        RaisedErrors.whyNever(handler.state(), error.text())
            .ifPresent(
                reason ->
                    out.report(
                        INFO,
                        error.origin(),
                        "State `"
                            + handler.state().name()
                            + "` never raises `"
                            + error.text()
                            + "`: "
                            + reason
                            + "."));
      }
    }
  }
}
