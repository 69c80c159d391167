package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds distributed Maps that call Lambda as often as they can. */
public final class MapWithoutConcurrency implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.POLICY,
              "C4021",
              "map-without-concurrency",
              "A distributed Map calls Lambda functions without a limit of concurrency.")
          .because(
              "It starts up to 10,000 executions at a time, but an account's functions"
                  + " run 1,000 times at once unless AWS raised that quota.")
          .fixedBy("Set `MaxConcurrency` to what the functions and what they call can take.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-distributed.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      boolean isUnlimited =
          !state.body().has("MaxConcurrencyPath")
              && FieldValues.number(state.body(), "MaxConcurrency")
                  .map(number -> number.signum() == 0)
                  .orElse(!state.body().has("MaxConcurrency"));
      if (state.isDistributedMap() && isUnlimited && callsLambda(state)) {
        out.report(
            INFO,
            state.key().origin(),
            "State `" + state.name() + "` calls Lambda functions with any concurrency.",
            "Set `MaxConcurrency` to what the functions can take.");
      }
    }
  }

  private static boolean callsLambda(MachineState map) {
    return map.inner().stream()
        .flatMap(scope -> scope.states().stream())
        .anyMatch(
            state ->
                callsLambda(state)
                    || state.call().filter(call -> call.target().callsLambda()).isPresent());
  }
}
