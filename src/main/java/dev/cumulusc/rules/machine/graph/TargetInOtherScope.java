package dev.cumulusc.rules.machine.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Transition;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds transitions into or out of a branch. */
public final class TargetInOtherScope implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3103",
              "target-in-other-scope",
              "A transition leads into or out of a branch or a Map's processor.")
          .because(
              "Branches and processors are machines of their own. AWS refuses to create"
                  + " the state machine.")
          .fixedBy(
              "End the branch (`End: true`) and let the Parallel or Map state itself go"
                  + " on with `Next`; or move the state into the same `States`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-parallel.html"))
          .asAws("MISSING_TRANSITION_TARGET");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Map<String, MachineState> everywhere = new HashMap<>();
    machine.states().forEach(state -> everywhere.putIfAbsent(state.name(), state));
    for (MachineState state : machine.states()) {
      for (Transition way : state.transitions()) {
        MachineState target = everywhere.get(way.target().text());
        if (target != null && !state.scope().hasState(way.target().text())) {
          report(way, target, out);
        }
      }
    }
  }

  private static void report(Transition way, MachineState target, Diagnostics out) {
    boolean leavesOwn = way.from().scope().outer().contains(target.scope());
    String scope = leavesOwn ? way.from().scope().kind().label() : target.scope().kind().label();
    String message =
        leavesOwn
            ? "`" + way.field() + "` leads out of " + scope + ", to `" + target.name() + "`."
            : "`" + way.field() + "` leads into " + scope + ", to `" + target.name() + "`.";
    String around = leavesOwn ? owner(way.from()) : owner(target);
    out.report(
        Diagnostic.of(INFO, way.target().origin(), message)
            .withHelp(
                leavesOwn
                    ? "End here, and go on from " + around + " that is around it."
                    : "Go to " + around + " that is around it.")
            .withNote("`" + target.name() + "` is here", target.key().span()));
  }

  private static String owner(MachineState state) {
    return state.scope().owner().map(owner -> "state `" + owner.name() + "`").orElse("the state");
  }
}
