package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.knowledge.ExpressStates;
import dev.cumulusc.asl.knowledge.FieldValues;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds times that an Express execution does not live to see. */
public final class ExpressDuration implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3904",
              "express-duration",
              "An Express execution would wait for longer than it can last.")
          .because(
              "Express executions end after five minutes at the latest. AWS creates the state"
                  + " machine all the same; the time is never reached.")
          .fixedBy("Wait for less than 300 seconds, or make the execution a Standard one.")
          .accordingTo(Authority.aws("step-functions/latest/dg/choosing-workflow-type.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    if (machine.type() == MachineType.EXPRESS) {
      check(machine.definition(), "TimeoutSeconds", out);
    }
    for (MachineState state : ExpressStates.of(machine)) {
      if (state.is(StateType.WAIT)) {
        check(state.body(), "Seconds", out);
      } else if (state.is(StateType.TASK)) {
        check(state.body(), "TimeoutSeconds", out);
      }
    }
  }

  private static void check(MappingNode node, String field, Diagnostics out) {
    FieldValues.number(node, field)
        .filter(seconds -> seconds.doubleValue() > ExpressStates.MAX_SECONDS)
        .ifPresent(
            seconds ->
                out.report(
                    INFO,
                    node.get(field).orElseThrow().origin(),
                    "`"
                        + field
                        + "` is "
                        + seconds.toPlainString()
                        + ", but an Express execution lasts at most "
                        + ExpressStates.MAX_SECONDS
                        + " seconds."));
  }
}
