package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.IntrinsicCalls;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.schema.JsonReader;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;

/** Finds constants of another kind than the intrinsic function takes. */
public final class IntrinsicArgumentKinds implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3229",
              "intrinsic-argument-kind",
              "A constant is of another kind than the intrinsic function takes.")
          .because("The state fails when it runs, with `States.IntrinsicFailure`.")
          .fixedBy(
              "Give the function what the message names: numbers without quotes, strings in single"
                  + " quotes, arrays and objects by a path or another function.")
          .accordingTo(Authority.aws("step-functions/latest/dg/intrinsic-functions.html"));

  private static final int MAX_SHOWN = 40;

  /** What an argument must be. */
  private enum Kind {
    ANY("anything", ""),
    ARRAY("an array", "Pass a path to an array, or make one by `States.Array`."),
    OBJECT("an object", "Pass a path to an object, or make one by `States.StringToJson`."),
    NUMBER("a number", "Write a number, or a path to one."),
    STRING("a string", "Write it in single quotes.");

    private final String label;
    private final String help;

    Kind(String label, String help) {
      this.label = label;
      this.help = help;
    }

    private boolean takes(PathExpression.Literal literal) {
      return switch (this) {
        case ANY -> true;
        case ARRAY, OBJECT -> false;
        case NUMBER -> !literal.isText() && isNumber(literal.text());
        case STRING -> literal.isText();
      };
    }
  }

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (IntrinsicCalls.Site site : IntrinsicCalls.of(machine)) {
      Optional<IntrinsicFunction> function =
          IntrinsicFunction.named(site.call().function())
              .filter(named -> named.takes(site.call().arguments().size()));
      function.ifPresent(named -> check(site, named, out));
    }
  }

  private static void check(IntrinsicCalls.Site site, IntrinsicFunction function, Diagnostics out) {
    if (function == IntrinsicFunction.STRING_TO_JSON) {
      checkJson(site, out);
    }
    List<Kind> kinds = kinds(function);
    List<PathExpression> arguments = site.call().arguments();
    for (int i = 0; i < Math.min(kinds.size(), arguments.size()); i++) {
      Kind kind = kinds.get(i);
      if (arguments.get(i) instanceof PathExpression.Literal literal && !kind.takes(literal)) {
        out.report(
            Diagnostic.of(
                    INFO,
                    TextPlaces.at(site.text().value(), literal.offset()),
                    "Argument "
                        + (i + 1)
                        + " of `"
                        + function.functionName()
                        + "` must be "
                        + kind.label
                        + ", but it is "
                        + described(literal)
                        + ".")
                .withHelp(
                    kind == Kind.NUMBER && isNumber(literal.text())
                        ? "Write `" + literal.text() + "` without quotes."
                        : kind.help));
      }
    }
  }

  /** A backslash may be read in two ways, and what a placeholder stands for is not known. */
  private static void checkJson(IntrinsicCalls.Site site, Diagnostics out) {
    if (site.call().arguments().get(0) instanceof PathExpression.Literal literal
        && literal.isText()
        && literal.text().indexOf('\\') < 0
        && literal.text().indexOf(Placeholders.MASK) < 0
        && !literal.text().isBlank()
        && !JsonReader.isJson(literal.text())) {
      out.report(
          INFO,
          TextPlaces.at(site.text().value(), literal.offset()),
          "Argument 1 of `States.StringToJson` must be JSON, but it is " + described(literal) + ".",
          "Write names and strings in double quotes, and close all brackets.");
    }
  }

  /** Returns what the first arguments must be; those after them may be anything. */
  private static List<Kind> kinds(IntrinsicFunction function) {
    return switch (function) {
      case ARRAY, HASH, JSON_TO_STRING, UUID -> List.of();
      case ARRAY_CONTAINS, ARRAY_LENGTH, ARRAY_UNIQUE -> List.of(Kind.ARRAY);
      case ARRAY_GET_ITEM, ARRAY_PARTITION -> List.of(Kind.ARRAY, Kind.NUMBER);
      case ARRAY_RANGE, MATH_ADD, MATH_RANDOM -> List.of(Kind.NUMBER, Kind.NUMBER, Kind.NUMBER);
      case BASE64_DECODE, BASE64_ENCODE, FORMAT, STRING_TO_JSON -> List.of(Kind.STRING);
      case JSON_MERGE -> List.of(Kind.OBJECT, Kind.OBJECT);
      case STRING_SPLIT -> List.of(Kind.STRING, Kind.STRING);
    };
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  }

  private static String described(PathExpression.Literal literal) {
    String text = "`" + Words.shortened(literal.text(), MAX_SHOWN) + "`";
    return literal.isText() ? "the string " + text : text;
  }
}
