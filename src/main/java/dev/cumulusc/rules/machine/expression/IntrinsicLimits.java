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
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds arguments that an intrinsic function fails on. */
public final class IntrinsicLimits implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3226",
              "intrinsic-limits",
              "An argument of an intrinsic function is beyond its limits.")
          .because(
              "`States.ArrayRange` gives at most 1,000 items; `States.Hash` and the"
                  + " functions for Base64 take at most 10,000 characters. The state fails"
                  + " when it runs.")
          .fixedBy("Use a smaller range or a shorter string, or let a Lambda function do the work.")
          .accordingTo(Authority.aws("step-functions/latest/dg/intrinsic-functions.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (IntrinsicCalls.Site site : IntrinsicCalls.of(machine)) {
      List<PathExpression> arguments = site.call().arguments();
      String name = site.call().function();
      if (name.equals(IntrinsicFunction.ARRAY_RANGE.functionName())
          && items(arguments) > MAX_ITEMS) {
        out.report(
            INFO,
            TextPlaces.at(site.text().value(), site.call().offset()),
            "`"
                + name
                + "` would give "
                + items(arguments)
                + " items, but it gives at most "
                + MAX_ITEMS
                + ".");
      } else if (OF_TEXTS.contains(name)
          && !arguments.isEmpty()
          && arguments.get(0) instanceof PathExpression.Literal text
          && text.text().length() > MAX_CHARACTERS) {
        out.report(
            INFO,
            TextPlaces.at(site.text().value(), site.call().offset()),
            "`"
                + name
                + "` is given "
                + text.text().length()
                + " characters, but it takes at most "
                + MAX_CHARACTERS
                + ".");
      }
    }
  }

  private static final long MAX_ITEMS = 1_000;
  private static final int MAX_CHARACTERS = 10_000;
  private static final Set<String> OF_TEXTS =
      Set.of(
          IntrinsicFunction.BASE64_DECODE.functionName(),
          IntrinsicFunction.BASE64_ENCODE.functionName(),
          IntrinsicFunction.HASH.functionName());

  /** Counts the items of a range, if it is given in whole numbers. */
  private static long items(List<PathExpression> arguments) {
    if (arguments.size() != 3) {
      return 0;
    }
    long[] numbers = new long[3];
    for (int i = 0; i < numbers.length; i++) {
      if (!(arguments.get(i) instanceof PathExpression.Literal literal)
          || literal.isText()
          || !literal.text().matches("-?\\d{1,15}")) {
        return 0;
      }
      numbers[i] = Long.parseLong(literal.text());
    }
    return numbers[2] == 0 ? 0 : Math.max(0, (numbers[1] - numbers[0]) / numbers[2] + 1);
  }
}
