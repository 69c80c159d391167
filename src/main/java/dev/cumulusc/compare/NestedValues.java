package dev.cumulusc.compare;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a nested stack's parameters, as far as the stack around sets them. */
final class NestedValues {
  private final Map<String, String> before;
  private final PossibleChanges outside;
  private final PossibleChanges inside;

  /**
   * @param before the values that the parameters have now
   * @param outside what perhaps changes in the stack around
   * @param inside gets the parameters whose values perhaps change
   */
  NestedValues(Map<String, String> before, PossibleChanges outside, PossibleChanges inside) {
    this.before = before;
    this.outside = outside;
    this.inside = inside;
  }

  /**
   * Returns the values that are known.
   *
   * @param stack the properties of the nested stack, worked out as far as possible
   */
  Map<String, String> of(Template template, CfnValue.Mapping stack) {
    Map<String, String> values = new LinkedHashMap<>();
    CfnValue given = stack.get("Parameters");
    for (String name : template.parameters().keySet()) {
      CfnValue value = given instanceof CfnValue.Mapping mapping ? mapping.get(name) : null;
      Optional<String> known =
          value == null ? EvaluatedTemplate.defaultOf(template, name) : value(name, value);
      known.ifPresentOrElse(text -> values.put(name, text), () -> inside.parameter(name));
    }
    return values;
  }

  /** A reference to what stays as it is gives what it gave. */
  private Optional<String> value(String name, CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof CfnValue.Number || value instanceof CfnValue.Bool) {
      return Optional.of(ValueText.exactly(value));
    }
    return outside.through(value).isPresent()
        ? Optional.empty()
        : Optional.ofNullable(before.get(name));
  }
}
