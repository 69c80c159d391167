package dev.cumulusc.rules.machine;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.Optional;

/** Finds states without a type, or of one that does not exist. */
final class UnknownStateType implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              "C3009", "unknown-state-type", "A state has no type, or one that does not exist.")
          .because("AWS refuses to create the state machine.")
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Machine machine, Diagnostics out) {

    for (MachineState state : machine.states()) {
      Optional<Node> type = state.body().get("Type");
      if (type.isEmpty()) {
        if (!Placeholders.isUnknown(state.body())) {
          out.report(
              INFO,
              state.key().origin(),
              "State `" + state.name() + "` has no `Type`, and it needs one.",
              "The types are " + Words.all(StateType.labels()) + ".");
        }
      } else if (state.type().isEmpty() && !Placeholders.isUnknown(type.get())) {
        out.report(
            INFO,
            type.get().origin(),
            "`Type` is "
                + type.get().describe()
                + ", but it must be one of "
                + String.join(", ", StateType.labels())
                + ".",
            suggestion(type.get()));
      }
    }
  }

  private static String suggestion(Node type) {
    return Optional.of(type)
        .filter(ScalarNode.class::isInstance)
        .flatMap(node -> Suggestions.didYouMean(((ScalarNode) node).text(), StateType.labels()))
        .orElse("Names of types are case-sensitive.");
  }
}
