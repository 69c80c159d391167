package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.SequenceNode;
import dev.cumulusc.validate.MachineRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds choices that may have no way to go on. */
public final class ChoiceWithoutDefault implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY, "C4017", "choice-without-default", "A Choice state has no default.")
          .because(
              "If no rule holds, the execution fails, and a Choice state can't catch that. AWS's"
                  + " pages name the error `States.NoChoiceMatched`; recorded executions have"
                  + " `States.Runtime`, and so have rehearsals.")
          .fixedBy("Add `Default` with the state that follows when no rule holds.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-choice.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.CHOICE)) {
      if (!state.body().has("Default") && !isExhaustive(state)) {
        out.report(
            INFO,
            state.key().origin(),
            "State `" + state.name() + "` has no `Default` for when none of its rules holds.",
            "Add `Default`, if only to a `Fail` state that says what was unexpected.");
      }
    }
  }

  /** Two rules of which one holds wherever the other does not leave nothing over. */
  private static boolean isExhaustive(MachineState state) {
    List<MappingNode> rules =
        state.body().sequence("Choices").map(SequenceNode::items).orElse(List.of()).stream()
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .toList();
    Set<String> asked = new HashSet<>();
    rules.forEach(rule -> asked.add(ChoiceQuestion.of(rule)));
    return rules.stream()
        .anyMatch(rule -> holdsAlways(rule) || asked.contains(ChoiceQuestion.opposite(rule)));
  }

  private static boolean holdsAlways(MappingNode rule) {
    return rule.scalar("Condition")
        .map(condition -> condition.text().replace(" ", ""))
        .filter(condition -> condition.equals("true") || condition.equals("{%true%}"))
        .isPresent();
  }
}
