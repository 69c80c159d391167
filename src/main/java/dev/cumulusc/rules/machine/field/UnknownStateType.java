package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;

/** Finds states without a type, or of one that does not exist. */
public final class UnknownStateType implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM, "C3009", "unknown-state-type", "A state has no type or an unknown one.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Set `Type` to one of Task, Pass, Choice, Wait, Succeed, Fail, Parallel"
                  + " and Map.")
          .accordingTo(Authority.aws("step-functions/latest/dg/workflow-states.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states()) {
      Optional<Node> type = state.body().get("Type");
      if (type.isEmpty()) {
        if (!Placeholders.isUnknown(state.body())) {
          out.report(missing(state));
        }
      } else if (state.type().isEmpty() && !Placeholders.isUnknown(type.get())) {
        report(type.get(), out);
      }
    }
  }

  private static final List<String> TYPE = List.of("Type");

  private static Diagnostic missing(MachineState state) {
    String message = "State `" + state.name() + "` has no `Type`, and it needs one.";
    return state.body().entries().stream()
        .filter(entry -> Suggestions.nearest(entry.name(), TYPE).isPresent())
        .findFirst()
        .map(
            entry ->
                Diagnostic.of(INFO, entry.key().origin(), message)
                    .suggesting(entry.name(), TYPE)
                    .withHelp("Write `Type` instead of `" + entry.name() + "`."))
        .orElseGet(
            () ->
                Diagnostic.of(INFO, state.key().origin(), message)
                    .withHelp("The types are " + String.join(", ", StateType.labels()) + "."));
  }

  private static void report(Node type, Diagnostics out) {
    Diagnostic diagnostic =
        Diagnostic.of(
                INFO,
                type.origin(),
                "`Type` is "
                    + type.describe()
                    + ", but it must be one of "
                    + String.join(", ", StateType.labels())
                    + ".")
            .withHelp("Names of types are case-sensitive.");
    out.report(
        type instanceof ScalarNode scalar
            ? diagnostic.suggesting(scalar.text(), StateType.labels())
            : diagnostic);
  }
}
