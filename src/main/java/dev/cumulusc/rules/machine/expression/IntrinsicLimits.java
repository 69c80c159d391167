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
import java.util.Optional;
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
              "`States.ArrayRange` gives at most 1,000 items, in steps that are not 0;"
                  + " `States.ArrayPartition` makes chunks of 1 item or more; `States.Hash` and the"
                  + " functions for Base64 take at most 10,000 characters. The state fails when it"
                  + " runs.")
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
      if (isRange(name) && number(arguments, 2).equals(Optional.of(0L))) {
        report(site, "is given a step of 0, which it does not take.", out);
      } else if (name.equals(IntrinsicFunction.ARRAY_PARTITION.functionName())
          && number(arguments, 1).filter(size -> size < 1).isPresent()) {
        report(
            site,
            "is given chunks of "
                + Words.count(number(arguments, 1).orElseThrow(), "item")
                + ", but they need 1 or more.",
            out);
      } else if (isRange(name) && items(arguments) > MAX_ITEMS) {
        report(
            site,
            "would give " + items(arguments) + " items, but it gives at most " + MAX_ITEMS + ".",
            out);
      } else if (OF_TEXTS.contains(name)
          && !arguments.isEmpty()
          && arguments.get(0) instanceof PathExpression.Literal text
          && text.text().length() > MAX_CHARACTERS) {
        report(
            site,
            "is given "
                + text.text().length()
                + " characters, but it takes at most "
                + MAX_CHARACTERS
                + ".",
            out);
      }
    }
  }

  private static boolean isRange(String function) {
    return function.equals(IntrinsicFunction.ARRAY_RANGE.functionName());
  }

  private static void report(IntrinsicCalls.Site site, String what, Diagnostics out) {
    out.report(
        INFO,
        TextPlaces.at(site.text().value(), site.call().offset()),
        "`" + site.call().function() + "` " + what);
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
      Optional<Long> number = number(arguments, i);
      if (number.isEmpty()) {
        return 0;
      }
      numbers[i] = number.get();
    }
    return numbers[2] == 0 ? 0 : Math.max(0, (numbers[1] - numbers[0]) / numbers[2] + 1);
  }

  /** Returns an argument that is given as a whole number. */
  private static Optional<Long> number(List<PathExpression> arguments, int index) {
    return index < arguments.size()
            && arguments.get(index) instanceof PathExpression.Literal literal
            && !literal.isText()
            && literal.text().matches("-?\\d{1,15}")
        ? Optional.of(Long.parseLong(literal.text()))
        : Optional.empty();
  }
}
