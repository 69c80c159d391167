package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.compare.PossibleChanges;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that a stack's parameters are going to have. */
final class GivenValues {
  private GivenValues() {}

  /**
   * Returns the values, the hidden ones as {@code ****}.
   *
   * @param uncertain gets the parameters of which nobody knows whether they change
   */
  static Map<String, String> of(
      PreparedStack prepared,
      Optional<Stack> stack,
      Optional<DeployedTemplate> deployed,
      PossibleChanges uncertain) {
    Template template = prepared.template();
    Map<String, ParameterValue> given = Unchanged.given(prepared);
    Map<String, String> before = stack.map(found -> found.settings().parameters()).orElse(Map.of());
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : template.parameters().keySet()) {
      ParameterValue value = given.get(name);
      boolean kept = value != null && value.value().isEmpty();
      Optional<String> known =
          kept
              ? Optional.ofNullable(before.get(name))
              : value == null ? EvaluatedTemplate.defaultOf(template, name) : value.value();
      boolean hidden = Masks.hiddenParameters(template).contains(name) || isSecret(value);
      boolean wasThere =
          deployed.map(old -> old.template().parameters().containsKey(name)).orElse(false);
      if (wasThere && !kept && (hidden || isLookedUpAnew(template, name, known, before))) {
        uncertain.parameter(name);
      }
      known.ifPresent(text -> values.put(name, hidden ? Secrets.MASK : text));
    }
    return values;
  }

  private static boolean isSecret(@Nullable ParameterValue value) {
    return value != null && value.secret();
  }

  private static boolean isLookedUpAnew(
      Template template, String name, Optional<String> value, Map<String, String> before) {
    return EvaluatedTemplate.isLookedUp(template, name)
        && !value.equals(Optional.ofNullable(before.get(name)));
  }
}
