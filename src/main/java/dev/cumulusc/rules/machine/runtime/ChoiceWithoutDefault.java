package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
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
              "If no rule holds, the execution fails with `States.NoChoiceMatched`,"
                  + " which a Choice state can't catch.")
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

  /** Two rules that ask the same question and want both answers leave nothing over. */
  private static boolean isExhaustive(MachineState state) {
    Set<String> seen = new HashSet<>();
    List<Node> rules = state.body().sequence("Choices").map(SequenceNode::items).orElse(List.of());
    for (Node node : rules) {
      if (node instanceof MappingNode rule) {
        if (holdsAlways(rule)) {
          return true;
        }
        for (MappingNode.Entry entry : rule.entries()) {
          if (entry.value() instanceof ScalarNode answer
              && answer.kind() == ScalarNode.Kind.BOOLEAN) {
            String question = rule.scalar("Variable").map(ScalarNode::text) + entry.name();
            seen.add(question + answer.text());
            if (seen.contains(question + "true") && seen.contains(question + "false")) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static boolean holdsAlways(MappingNode rule) {
    return rule.scalar("Condition")
        .map(condition -> condition.text().replace(" ", ""))
        .filter(condition -> condition.equals("true") || condition.equals("{%true%}"))
        .isPresent();
  }
}
