package dev.cumulusc.compare;

import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.JsonText;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints values for people, on one line unless a string has more: {@code {A: 1, B: !Ref Queue}}.
 */
public final class ValueText {
  private static final Pattern PLAIN =
      Pattern.compile("[^\\s\"'\\[\\]{},#&*!|>%@`][^\"\\[\\]{},#]*");

  private final BiPredicate<ValuePath, CfnValue> hidden;

  private ValueText(BiPredicate<ValuePath, CfnValue> hidden) {
    this.hidden = hidden;
  }

  /**
   * Prints a value that stands alone.
   *
   * @param masks what must not be seen
   */
  static String of(ValuePath path, CfnValue value, Masks masks) {
    return new ValueText(masks::hide).alone(path, value);
  }

  /** Prints a value so that equal values, and no others, give equal texts. */
  public static String exactly(CfnValue value) {
    return new ValueText((path, each) -> false).inside(ValuePath.ROOT, value);
  }

  /** A string that stands alone needs no quotes, whatever is in it. */
  private String alone(ValuePath path, CfnValue value) {
    if (hidden.test(path, value)) {
      return Secrets.MASK;
    }
    if (value instanceof CfnValue.Text text) {
      return text.value().isEmpty() ? "\"\"" : text.value();
    }
    return value instanceof CfnValue.Sub sub && sub.variables().isEmpty()
        ? sub.text()
        : inside(path, value);
  }

  private String inside(ValuePath path, CfnValue value) {
    if (hidden.test(path, value)) {
      return Secrets.MASK;
    }
    if (value instanceof CfnValue.Text text) {
      return PLAIN.matcher(text.value()).matches() ? text.value() : quoted(text.value());
    }
    if (value instanceof CfnValue.Number number) {
      return number.value();
    }
    if (value instanceof CfnValue.Bool bool) {
      return Boolean.toString(bool.value());
    }
    if (value instanceof CfnValue.Sequence list) {
      return list(path, list);
    }
    if (value instanceof CfnValue.Mapping mapping) {
      return mapping.members().entrySet().stream()
          .map(member -> member(path.with(member.getKey()), member))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return function(path, value);
  }

  private String function(ValuePath path, CfnValue value) {
    if (value instanceof CfnValue.Ref ref) {
      return "!Ref " + ref.target();
    }
    if (value instanceof CfnValue.GetAtt getAtt) {
      return "!GetAtt " + getAtt.target() + "." + getAtt.attribute();
    }
    if (value instanceof CfnValue.Sub sub) {
      return sub.variables().isEmpty()
          ? "!Sub " + quoted(sub.text())
          : "!Sub [" + quoted(sub.text()) + ", " + variables(path, sub.variables()) + "]";
    }
    if (value instanceof CfnValue.Function function) {
      return "!"
          + function.name().replaceFirst("^Fn::", "")
          + " "
          + inside(path, function.argument());
    }
    return "null";
  }

  private String list(ValuePath path, CfnValue.Sequence list) {
    List<String> steps = ValueDiff.steps(list);
    return IntStream.range(0, steps.size())
        .mapToObj(i -> inside(path.with(steps.get(i)), list.items().get(i)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String member(ValuePath path, Map.Entry<String, CfnValue.Member> member) {
    return member.getKey() + ": " + inside(path, member.getValue().value());
  }

  private String variables(ValuePath path, Map<String, CfnValue> variables) {
    return variables.entrySet().stream()
        .map(each -> each.getKey() + ": " + inside(path.with(each.getKey()), each.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + JsonText.escape(text) + '"';
  }
}
