package dev.cumulusc.rules.machine;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.validate.RuleContext;
import java.util.ArrayList;
import java.util.List;

/** The tasks of a deployment that call its own Lambda functions. */
final class LambdaTasks {
  private LambdaTasks() {}

  /** A task and the function that it calls. */
  record Call(MachineState state, LambdaSpec lambda) {}

  static List<Call> of(RuleContext context) {
    List<Call> calls = new ArrayList<>();
    for (RuleContext.WorkflowMachine each : context.machines()) {
      for (MachineState state : each.machine().states(StateType.TASK)) {
        context.lambdaOf(state).ifPresent(lambda -> calls.add(new Call(state, lambda)));
      }
    }
    return calls;
  }
}
