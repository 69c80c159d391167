package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds states that are no mappings. */
public final class StateIsNoMapping implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(Stage.FORM, "C3011", "state-is-no-mapping", "A state is not a mapping.")
          .because("AWS refuses to create the state machine.")
          .fixedBy("Write the fields of the state (`Type`, `Next` ...) below its name.")
          .accordingTo(Authority.aws("step-functions/latest/dg/statemachine-structure.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Scope scope : machine.scopes()) {
      scope.node().mapping("States").map(MappingNode::entries).orElse(List.of()).stream()
          .filter(entry -> !(entry.value() instanceof MappingNode))
          .filter(entry -> !Placeholders.isUnknown(entry.value()))
          .forEach(entry -> report(scope, entry, out));
    }
  }

  private static void report(Scope scope, MappingNode.Entry entry, Diagnostics out) {
    if (Shapes.MACHINE.field(entry.name()).isPresent()) {
      out.report(
          INFO,
          entry.key().origin(),
          "`"
              + entry.name()
              + "` stands among the states, but it is a field of "
              + scope.kind().label()
              + ".",
          "Move it out of `States`.");
    } else {
      out.report(
          INFO,
          entry.key().origin(),
          "State `"
              + entry.name()
              + "` is "
              + entry.value().describe()
              + ", but it must be a mapping.");
    }
  }
}
