package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds JSONata expressions with other text around them, which are never evaluated. */
public final class EmbeddedExpression implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3310",
              "embedded-expression",
              "A JSONata expression has text around it, so that it is not evaluated.")
          .because(
              "Only a string that begins with `{%` and ends with `%}` is an expression. Any other is"
                  + " passed on as it is written, delimiters and all.")
          .fixedBy("Put the text into the expression: `{% 'Hello ' & $states.input.name & '!' %}`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ScalarNode text : machine.expressions().embeddedExpressions()) {
      out.report(
          INFO,
          text.origin(),
          "The expression has text around it, so that the string is passed on as it is written.",
          "Put the text into the expression, between quotes and joined by `&`.");
    }
  }
}
