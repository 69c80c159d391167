package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the comparisons of event patterns, such as {@code {prefix: x}}. Values that are only known
 * at deployment are not looked at.
 */
final class EventComparison {
  static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT,
              "C5188",
              "event-pattern-comparison",
              "A comparison of an event pattern has a form that EventBridge does not take.")
          .because(
              "EventBridge refuses the rule: `Event pattern is not valid`, and CloudFormation rolls"
                  + " the stack back.")
          .fixedBy(
              "Write one operator with the value that it takes: `{prefix: abc}`,"
                  + " `{numeric: ['>', 0, '<=', 5]}`, `{exists: true}`.")
          .accordingTo(
              Authority.aws("eventbridge/latest/userguide/eb-create-pattern-operators.html"));

  private static final String ANYTHING_BUT = "anything-but";

  /** Those of EventBridge's published matcher, aws/event-ruler. */
  private static final List<String> OPERATORS =
      List.of(
          "prefix",
          "suffix",
          "equals-ignore-case",
          "wildcard",
          ANYTHING_BUT,
          "numeric",
          "exists",
          "cidr",
          "exactly");

  private static final Set<String> OF_STRINGS =
      Set.of("prefix", "suffix", "equals-ignore-case", "wildcard");

  private static final Set<String> LOWER_BOUNDS = Set.of(">", ">=");
  private static final Set<String> UPPER_BOUNDS = Set.of("<", "<=");

  private static final Pattern CIDR =
      Pattern.compile("(?:([0-9]{1,3}(?:\\.[0-9]{1,3}){3})|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/(\\d+)");

  private static final int BITS_OF_IPV4 = 32;
  private static final int BITS_OF_IPV6 = 128;

  private final Diagnostics diagnostics;

  EventComparison(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void check(CfnValue.Mapping comparison) {
    if (comparison.members().size() != 1) {
      report(
          comparison,
          comparison.members().isEmpty()
              ? "A comparison of an event pattern is empty."
              : "A comparison of an event pattern has several operators, but it takes one.",
          "Write one operator with its value, such as `prefix: abc`.");
      return;
    }
    Map.Entry<String, CfnValue.Member> only = comparison.members().entrySet().iterator().next();
    if (OPERATORS.contains(only.getKey())) {
      checkValue(only.getKey(), only.getValue().value());
    } else {
      diagnostics.report(
          Diagnostic.of(
                  INFO,
                  only.getValue().key(),
                  "`" + only.getKey() + "` is no operator of event patterns.")
              .withHelp("The operators are `" + String.join("`, `", OPERATORS) + "`.")
              .suggesting(only.getKey(), OPERATORS));
    }
  }

  private void checkValue(String operator, CfnValue value) {
    switch (operator) {
      case "exists" -> {
        if (isPlain(value) && !(value instanceof CfnValue.Bool)) {
          report(value, "`exists` takes `true` or `false`.", "Write it without quotes.");
        }
      }
      case "numeric" -> checkNumeric(value);
      case ANYTHING_BUT -> checkAnythingBut(value);
      case "prefix", "suffix" -> {
        if (!(value instanceof CfnValue.Mapping)) { // {equals-ignore-case: text}
          checkText(operator, value);
        }
      }
      default -> checkText(operator, value);
    }
  }

  private void checkText(String operator, CfnValue value) {
    if (isPlain(value) && !(value instanceof CfnValue.Text)) {
      report(value, "`" + operator + "` takes a string.", "Write one string, in quotes.");
    } else if (operator.equals("cidr")
        && value instanceof CfnValue.Text text
        && !text.value().contains("${")
        && !isCidr(text.value())) {
      report(
          value,
          "`" + text.value() + "` is no range of addresses.",
          "Write an address, `/` and the number of its leading bits: `10.0.0.0/24`.");
    }
  }

  private static boolean isCidr(String text) {
    Matcher matcher = CIDR.matcher(text);
    int limit = matcher.matches() && matcher.group(1) != null ? BITS_OF_IPV4 : BITS_OF_IPV6;
    return matcher.matches()
        && matcher.group(2).length() <= String.valueOf(BITS_OF_IPV6).length()
        && Integer.parseInt(matcher.group(2)) <= limit;
  }

  private void checkAnythingBut(CfnValue value) {
    if (value instanceof CfnValue.Bool || value instanceof CfnValue.Null) {
      report(
          value,
          "`anything-but` takes strings, numbers or a comparison.",
          "Write a string or a number, or a list of either.");
    } else if (value instanceof CfnValue.Mapping inner && !holdsList(inner)) {
      check(inner);
    } else if (value instanceof CfnValue.Sequence list) {
      long texts = list.items().stream().filter(CfnValue.Text.class::isInstance).count();
      long numbers = list.items().stream().filter(CfnValue.Number.class::isInstance).count();
      boolean plain = list.items().stream().allMatch(EventComparison::isPlain);
      if (plain && Math.max(texts, numbers) != list.items().size() || list.items().isEmpty()) {
        report(
            list,
            "The list of `anything-but` takes strings only, or numbers only.",
            "Write a list that is not empty, with values of one kind.");
      }
    }
  }

  /** Inside of `anything-but`, operators of strings take lists of them, too. */
  private static boolean holdsList(CfnValue.Mapping inner) {
    return inner.members().size() == 1
        && inner.members().entrySet().stream()
            .anyMatch(
                only ->
                    OF_STRINGS.contains(only.getKey())
                        && only.getValue().value() instanceof CfnValue.Sequence);
  }

  private void checkNumeric(CfnValue value) {
    if (!(value instanceof CfnValue.Sequence list)) {
      if (isPlain(value)) {
        report(value, "`numeric` takes a list.", "Write `['>', 0]`.");
      }
      return;
    }
    if (list.items().stream().allMatch(EventComparison::isPlain)) {
      fault(list.items())
          .ifPresent(
              fault ->
                  report(
                      list,
                      "`numeric` " + fault,
                      "Write an operator and a number, or both bounds: `['>', 0, '<=', 5]`."));
    }
  }

  private static Optional<String> fault(List<CfnValue> items) {
    if (items.size() != 2 && items.size() != 4) {
      return Optional.of("takes one or two pairs of an operator and a number.");
    }
    for (int i = 0; i < items.size(); i += 2) {
      String operator = items.get(i) instanceof CfnValue.Text text ? text.value() : "";
      if (!operator.equals("=")
          && !LOWER_BOUNDS.contains(operator)
          && !UPPER_BOUNDS.contains(operator)) {
        return Optional.of("takes the operators `=`, `<`, `<=`, `>` and `>=`.");
      }
      if (!(items.get(i + 1) instanceof CfnValue.Number)) {
        return Optional.of("takes a number after `" + operator + "`.");
      }
    }
    boolean isRange =
        items.size() == 4
            && items.get(0) instanceof CfnValue.Text lower
            && LOWER_BOUNDS.contains(lower.value())
            && items.get(2) instanceof CfnValue.Text upper
            && UPPER_BOUNDS.contains(upper.value());
    return items.size() == 2 || isRange
        ? Optional.empty()
        : Optional.of("takes the lower bound first, and the upper bound after it.");
  }

  /** Returns whether a value is known as it stands: no reference or function. */
  private static boolean isPlain(CfnValue value) {
    return value instanceof CfnValue.Text
        || value instanceof CfnValue.Number
        || value instanceof CfnValue.Bool
        || value instanceof CfnValue.Null
        || value instanceof CfnValue.Sequence
        || value instanceof CfnValue.Mapping;
  }

  private void report(CfnValue at, String message, String help) {
    diagnostics.report(INFO, at.origin(), message, help);
  }
}
