package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.RaisedErrors;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
      Map<String, List<ScalarNode>> reasons = new LinkedHashMap<>();
      for (ScalarNode error : handler.errors()) {
        RaisedErrors.whyNever(handler.state(), error.text())
            .ifPresent(
                reason -> reasons.computeIfAbsent(reason, key -> new ArrayList<>()).add(error));
      }
      // Retriers of Lambda's errors stay when a task moves to a worker, and do no harm there.
      if (!isOfActivity(handler.state()) || handler.kind() != ErrorHandler.Kind.RETRY) {
        reasons.forEach((reason, errors) -> report(handler, reason, errors, out));
      }
    }
  }

  /** Reports all errors of a handler that one reason excludes, at the first of them. */
  private static void report(
      ErrorHandler handler, String reason, List<ScalarNode> errors, Diagnostics out) {
    Diagnostic found =
        Diagnostic.of(
                INFO,
                errors.get(0).origin(),
                "State `"
                    + handler.state().name()
                    + "` never raises "
                    + Words.any(errors.stream().map(ScalarNode::text).toList())
                    + ": "
                    + reason
                    + ".")
            .withHelp(
                "Remove " + (errors.size() == 1 ? "it" : "them") + ", or name what is meant.");
    out.report(isOfActivity(handler.state()) ? found.withSeverity(Severity.NOTE) : found);
  }

  private static boolean isOfActivity(MachineState state) {
    return state.call().filter(call -> call.target() instanceof TaskResource.Activity).isPresent();
  }
}
