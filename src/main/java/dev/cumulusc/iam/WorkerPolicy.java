package dev.cumulusc.iam;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.move.WorkerCommand;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.List;

/** What a worker may do: take tasks, answer them, load a function's package, and run its code. */
public final class WorkerPolicy {
  /**
   * The answers are allowed on the activity: the token of an activity's task belongs to it, not to
   * the state machine.
   */
  private static final List<String> TASK_ACTIONS =
      List.of(
          "states:GetActivityTask",
          "states:SendTaskFailure",
          "states:SendTaskHeartbeat",
          "states:SendTaskSuccess");

  private WorkerPolicy() {}

  /** Returns what a container's command asks for; nothing for a container that is no worker. */
  public static List<Statement> of(Deployment deployment, WorkerCommand command) {
    List<Statement> statements = new ArrayList<>();
    command
        .activity()
        .ifPresent(
            activity ->
                statements.add(
                    Statement.allow(
                        TASK_ACTIONS,
                        CfnValue.ref(activity.logicalId(), activity.name().origin()))));
    command.lambda().ifPresent(lambda -> addFunction(statements, deployment, lambda));
    return statements;
  }

  private static void addFunction(
      List<Statement> statements, Deployment deployment, LambdaSpec lambda) {
    statements.add(
        Statement.allow(
            List.of("lambda:GetFunction"),
            CfnValue.getAtt(lambda.logicalId(), "Arn", lambda.origin())));
    if (!lambda.code().layers().isEmpty()) {
      statements.add(
          Statement.allow(
              List.of("lambda:GetLayerVersion"),
              lambda.code().layers().stream().map(Expression::value).toList()));
    }
    statements.addAll(FunctionPolicy.code(deployment, lambda));
  }
}
