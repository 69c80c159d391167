package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds JSONata expressions with only one of their signs. */
public final class HalfExpression implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3302",
              "half-expression",
              "A JSONata expression has only one of the delimiters `{%` and `%}`.")
          .because(
              "AWS refuses to create the state machine. Spaces before `{%` or after `%}` have the"
                  + " same effect.")
          .fixedBy("Begin the string with `{%` and end it with `%}`, with nothing around them.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ScalarNode text : machine.expressions().halfExpressions()) {
      boolean opens = text.text().startsWith("{%");
      boolean onlyBlanks = JsonataSite.isExpression(text.text().strip());
      out.report(
          INFO,
          text.origin(),
          message(opens, onlyBlanks),
          "Write `{%` at the very start and `%}` at the very end.");
    }
  }

  private static String message(boolean opens, boolean onlyBlanks) {
    if (onlyBlanks) {
      return "The expression has whitespace " + (opens ? "after `%}`." : "before `{%`.");
    }
    return opens
        ? "The expression starts with `{%` but does not end with `%}`."
        : "The string ends with `%}` but does not start with `{%`.";
  }
}
