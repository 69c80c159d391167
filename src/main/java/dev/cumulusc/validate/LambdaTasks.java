package dev.cumulusc.validate;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.model.LambdaSpec;
import java.util.ArrayList;
import java.util.List;

/** The tasks of a deployment that call its own Lambda functions. */
public final class LambdaTasks {
  private LambdaTasks() {}

  /** A task and the function that it calls. */
  public record Call(MachineState state, LambdaSpec lambda) {}

  /** Returns all tasks whose function is known, in the order of the workflows. */
  public static List<Call> of(RuleContext context) {
    List<Call> calls = new ArrayList<>();
    for (RuleContext.WorkflowMachine each : context.machines()) {
      for (MachineState state : each.machine().states(StateType.TASK)) {
        context.lambdaOf(state).ifPresent(lambda -> calls.add(new Call(state, lambda)));
      }
    }
    return calls;
  }
}
