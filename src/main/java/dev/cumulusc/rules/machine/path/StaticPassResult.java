package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.PathLikeText;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds paths in results that are never evaluated. */
public final class StaticPassResult implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3233",
              "static-pass-result",
              "The `Result` of a Pass state contains a path, which is never evaluated.")
          .because("The result is passed on as it is written.")
          .fixedBy("Use `Parameters`, with `.$` at the end of the key, instead of `Result`.")
          .accordingTo(
              Authority.aws(
                  "step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html"))
          .asAws("PASS_RESULT_IS_STATIC");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.PASS)) {
      if (!state.usesJsonata()) {
        state.body().get("Result").ifPresent(result -> walk(null, result, out));
      }
    }
  }

  private static void walk(@Nullable ScalarNode key, Node value, Diagnostics out) {
    if (value instanceof SequenceNode list) {
      list.items().forEach(item -> walk(null, item, out));
    } else if (value instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> walk(entry.key(), entry.value(), out));
    } else if (PathLikeText.isPathOrCall(value)
        || (key != null && Expressions.isPathKey(key.text()))) {
      out.report(
          INFO,
          value.origin(),
          "The `Result` has " + value.describe() + " in it, which is never evaluated.",
          "Use `Parameters` to pass on what a path selects.");
    }
  }
}
