package dev.cumulusc.schema;

import dev.cumulusc.template.CfnValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the checks need to know of values. */
final class Values {
  private static final String NO_VALUE = "AWS::NoValue";
  private static final String IF = "Fn::If";

  /** Whether a property is there once CloudFormation has decided its conditions. */
  enum Presence {
    ABSENT,
    POSSIBLE,
    PRESENT
  }

  private Values() {}

  /** Returns whether only CloudFormation knows the value. */
  static boolean isComputed(CfnValue value) {
    return value instanceof CfnValue.Ref
        || value instanceof CfnValue.GetAtt
        || value instanceof CfnValue.Sub
        || value instanceof CfnValue.Function;
  }

  /** Returns the two values that an {@code Fn::If} chooses from, or none. */
  static List<CfnValue> branches(CfnValue value) {
    return value instanceof CfnValue.Function function
            && function.name().equals(IF)
            && function.argument() instanceof CfnValue.Sequence arguments
            && arguments.items().size() == 3
        ? arguments.items().subList(1, 3)
        : List.of();
  }

  static Presence presence(CfnValue.Mapping mapping, String name) {
    CfnValue value = mapping.get(name);
    if (value == null || isNoValue(value)) {
      return mapping.members().keySet().stream().anyMatch(key -> key.startsWith("Fn::"))
          ? Presence.POSSIBLE
          : Presence.ABSENT;
    }
    return mayVanish(value) ? Presence.POSSIBLE : Presence.PRESENT;
  }

  static boolean isNoValue(CfnValue value) {
    return value instanceof CfnValue.Ref ref && ref.target().equals(NO_VALUE);
  }

  private static boolean mayVanish(CfnValue value) {
    return branches(value).stream().anyMatch(branch -> isNoValue(branch) || mayVanish(branch));
  }

  /** Returns the text of a plain value as CloudFormation sees it. */
  static Optional<String> text(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof CfnValue.Number number) {
      return Optional.of(number.value());
    }
    return value instanceof CfnValue.Bool bool
        ? Optional.of(Boolean.toString(bool.value()))
        : Optional.empty();
  }

  /** Returns the number that a value is or spells. */
  static Optional<BigDecimal> number(CfnValue value) {
    if (value instanceof CfnValue.Bool) {
      return Optional.empty();
    }
    try {
      return text(value).filter(Values::mayBeNumber).map(BigDecimal::new);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Finds out for most strings what an exception would take long to say. */
  private static boolean mayBeNumber(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    return Character.isDigit(first) || first == '-' || first == '+' || first == '.';
  }

  static boolean isInteger(CfnValue value) {
    return number(value).filter(n -> n.stripTrailingZeros().scale() <= 0).isPresent();
  }

  static boolean isTruth(CfnValue value) {
    return value instanceof CfnValue.Bool
        || value instanceof CfnValue.Text text
            && List.of("true", "false").contains(text.value().toLowerCase(Locale.ROOT));
  }

  /** Returns a value as a message shows it; secrets are not shown. */
  static String shown(CfnValue value) {
    if (value instanceof CfnValue.Mapping) {
      return "a mapping";
    }
    if (value instanceof CfnValue.Sequence) {
      return "a list";
    }
    if (value.origin().isSecret()) {
      return "a secret";
    }
    return text(value).map(text -> "`" + shorten(text) + "`").orElse("computed");
  }

  private static String shorten(String text) {
    int longest = 80;
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "...";
  }

  /** Returns a string that is the same for values that are the same, wherever they come from. */
  static String canonical(CfnValue value) {
    if (value instanceof CfnValue.Sequence sequence) {
      return sequence.items().stream()
          .map(Values::canonical)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof CfnValue.Mapping mapping) {
      return members(mapping.members());
    }
    if (value instanceof CfnValue.Ref ref) {
      return "!Ref " + ref.target();
    }
    if (value instanceof CfnValue.GetAtt getAtt) {
      return "!GetAtt " + getAtt.target() + "." + getAtt.attribute();
    }
    if (value instanceof CfnValue.Sub sub) {
      return "!Sub "
          + quoted(sub.text())
          + sub.variables().entrySet().stream()
              .map(entry -> entry.getKey() + "=" + canonical(entry.getValue()))
              .toList();
    }
    if (value instanceof CfnValue.Function function) {
      return "!" + function.name() + " " + canonical(function.argument());
    }
    return text(value).map(Values::quoted).orElse("null");
  }

  private static String members(Map<String, CfnValue.Member> members) {
    return members.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> quoted(entry.getKey()) + ":" + canonical(entry.getValue().value()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
