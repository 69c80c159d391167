package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds labels that two Maps share. */
public final class DuplicateLabel implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(Stage.MACHINE, "C3707", "duplicate-label", "Two Maps have the same label.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Rename one of the labels.")
          .accordingTo(
              Authority.aws(
                  "step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html"))
          .asAws("DUPLICATE_LABEL_NAME");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    Map<String, ScalarNode> seen = new HashMap<>();
    for (MachineState state : machine.states(StateType.MAP)) {
      ScalarNode label = state.body().scalar("Label").orElse(null);
      ScalarNode first = label == null ? null : seen.putIfAbsent(label.text(), label);
      if (label != null && first != null) {
        out.report(
            Diagnostic.of(INFO, label.origin(), "Another Map has the label `" + label.text() + "`.")
                .withHelp("Rename one of them.")
                .withNote("the other one is here", first.span()));
      }
    }
  }
}
