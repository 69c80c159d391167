package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.PathLikeText;
import dev.cumulusc.asl.shape.QueryLanguage;
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
import java.util.Set;

/** Finds JSONPath in JSONata states. */
public final class PathInJsonata implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3234",
              "path-in-jsonata",
              "A JSONata state contains a JSONPath, or an expression without `{% %}`, which is never"
                  + " evaluated.")
          .because("The key and the string are passed on as they are written.")
          .fixedBy(
              "Write a JSONata expression in `{% %}`, as in `{% $states.input.id %}`, and remove"
                  + " `.$` from the key.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      if (part.language() == QueryLanguage.JSONATA && part.state().isPresent()) {
        part.node().entries().stream()
            .filter(entry -> PAYLOADS.contains(entry.name()))
            .forEach(entry -> walk(entry, out));
      }
    }
  }

  private static final Set<String> PAYLOADS =
      Set.of("Arguments", "Assign", "BatchInput", "ItemSelector", "Output");

  private static void walk(MappingNode.Entry entry, Diagnostics out) {
    if (Expressions.isPathKey(entry.name())) {
      report(entry, "`" + entry.name() + "` is a key like any other in a JSONata state.", out);
    } else {
      walk(entry, entry.value(), out);
    }
  }

  private static void walk(MappingNode.Entry holder, Node value, Diagnostics out) {
    if (value instanceof SequenceNode list) {
      list.items().forEach(item -> walk(holder, item, out));
    } else if (value instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> walk(entry, out));
    } else if (PathLikeText.isPathOrCall(value) || isBare(value)) {
      report(
          holder,
          "`" + holder.name() + "` holds " + value.describe() + ", which is passed on as it is.",
          out);
    }
  }

  /** Returns whether a string is an expression without its signs; C3302 reports half ones. */
  private static boolean isBare(Node value) {
    return PathLikeText.isExpression(value)
        && value instanceof ScalarNode text
        && !JsonataSite.isHalfExpression(text.text());
  }

  private static void report(MappingNode.Entry entry, String message, Diagnostics out) {
    out.report(
        INFO,
        entry.key().origin(),
        message,
        "Write an expression in `{% %}`, as in `{% $states.input.id %}`.");
  }
}
