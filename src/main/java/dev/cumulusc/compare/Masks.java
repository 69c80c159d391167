package dev.cumulusc.compare;

import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must not be seen: values into which secrets of the configuration went, values that refer to
 * parameters that are not to be shown, and values under names that suggest secrets where people
 * choose the names themselves.
 */
public final class Masks {
  /** Members whose own members' names people choose. */
  private static final Set<String> OF_FREE_NAMES =
      Set.of("Variables", "Environment", "Parameters", "EnvironmentVariables");

  private final Set<String> parameters = new HashSet<>();
  private final Set<String> secrets = new HashSet<>();

  /**
   * Makes the masks of two templates of a stack.
   *
   * @param hiddenParameters the names of parameters whose values must not be shown, beside those
   *     that the templates declare so
   * @param secretValues values that must not be shown wherever they occur
   */
  public Masks(
      List<Template> templates,
      Collection<String> hiddenParameters,
      Collection<String> secretValues) {
    templates.forEach(template -> parameters.addAll(hiddenParameters(template)));
    parameters.addAll(hiddenParameters);
    secrets.addAll(secretValues);
  }

  private Masks(Set<String> parameters, Set<String> secrets) {
    this.parameters.addAll(parameters);
    this.secrets.addAll(secrets);
  }

  /** Returns the masks for the templates of a nested stack, which has parameters of its own. */
  Masks nested(List<Template> templates) {
    Set<String> hiddenInside = new HashSet<>();
    templates.forEach(template -> hiddenInside.addAll(hiddenParameters(template)));
    return new Masks(hiddenInside, secrets);
  }

  /** Returns the names of parameters that CloudFormation does not show. */
  public static Set<String> hiddenParameters(Template template) {
    Set<String> hidden = new HashSet<>();
    for (Map.Entry<String, CfnValue.Member> declared : template.parameters().entrySet()) {
      CfnValue flag =
          declared.getValue().value() instanceof CfnValue.Mapping mapping
              ? mapping.get("NoEcho")
              : null;
      if (flag != null && ValueText.exactly(flag).equalsIgnoreCase("true")) {
        hidden.add(declared.getKey());
      }
    }
    return hidden;
  }

  boolean hidesParameter(String name) {
    return parameters.contains(name);
  }

  /** Returns whether a single value must not be seen; a list or mapping is looked at in parts. */
  public boolean hide(ValuePath path, CfnValue value) {
    if (value instanceof CfnValue.Mapping || value instanceof CfnValue.Sequence) {
      return false;
    }
    return value.origin().isSecret()
        || value.references().stream().anyMatch(each -> parameters.contains(each.target()))
        || (!(value instanceof CfnValue.Function) && hide(path, ValueText.exactly(value)));
  }

  /** Returns whether a string at a place must not be seen. */
  public boolean hide(ValuePath path, String text) {
    return isSecretPlace(path)
        || secrets.stream().anyMatch(secret -> Secrets.occursIn(text, secret));
  }

  /** Returns whether something in a value must not be seen. */
  boolean hideAny(ValuePath path, CfnValue value) {
    if (value instanceof CfnValue.Mapping mapping) {
      return mapping.members().entrySet().stream()
          .anyMatch(each -> hideAny(path.with(each.getKey()), each.getValue().value()));
    }
    return value instanceof CfnValue.Sequence list
        ? list.items().stream().anyMatch(each -> hideAny(path, each))
        : hide(path, value);
  }

  private static boolean isSecretPlace(ValuePath path) {
    boolean free = false;
    for (String step : path.steps()) {
      if (free && Secrets.isSecretName(step)) {
        return true;
      }
      free |= OF_FREE_NAMES.contains(step);
    }
    return false;
  }
}
