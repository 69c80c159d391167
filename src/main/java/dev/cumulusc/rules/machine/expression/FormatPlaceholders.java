package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.IntrinsicCalls;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds formats with another number of places than values. */
public final class FormatPlaceholders implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3223",
              "format-placeholders",
              "The number of `{}` in `States.Format` differs from the number of its values.")
          .because("The state fails when it runs.")
          .fixedBy("Add or delete a `{}` or a value. Write `\\\\{` and `\\\\}` for literal braces.")
          .accordingTo(Authority.aws("step-functions/latest/dg/intrinsic-functions.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (IntrinsicCalls.Site site : IntrinsicCalls.of(machine)) {
      List<PathExpression> arguments = site.call().arguments();
      if (site.call().function().equals(IntrinsicFunction.FORMAT.functionName())
          && !arguments.isEmpty()
          && arguments.get(0) instanceof PathExpression.Literal format
          && format.isText()) {
        int places = places(format.text());
        int values = arguments.size() - 1;
        if (places != values) {
          out.report(
              INFO,
              TextPlaces.at(site.text().value(), site.call().offset()),
              "`States.Format` has "
                  + places
                  + " `{}` in its text, but "
                  + Words.count(values, "value")
                  + " for them.",
              "Give one value for each `{}`; write `\\\\{\\\\}` for braces that are text.");
        }
      }
    }
  }

  private static int places(String format) {
    int places = 0;
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) == '\\') {
        i++;
      } else if (format.startsWith("{}", i)) {
        places++;
      }
    }
    return places;
  }
}
