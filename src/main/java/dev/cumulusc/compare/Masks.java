package dev.cumulusc.compare;

import dev.cumulusc.source.SecretPlace;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What must not be seen: values into which secrets of the configuration went, values that refer to
 * parameters that are not to be shown, and values under names of secrets.
 */
public final class Masks {
  /** What callers of an API show; its {@code Value} has no name of a secret. */
  private static final String API_KEY = "AWS::ApiGateway::ApiKey";

  private final Set<String> parameters = new HashSet<>();
  private final Set<String> secrets = new HashSet<>();

  /** The type of the resource whose properties are looked at; empty if it is none's. */
  private final String type;

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
    type = "";
  }

  private Masks(Set<String> parameters, Set<String> secrets, String type) {
    this.parameters.addAll(parameters);
    this.secrets.addAll(secrets);
    this.type = type;
  }

  /** Returns the masks for the properties of a resource: a name can be a secret's in one type. */
  public Masks ofType(String resourceType) {
    return new Masks(parameters, secrets, resourceType);
  }

  /** Returns the masks for the templates of a nested stack, which has parameters of its own. */
  Masks nested(List<Template> templates) {
    Set<String> hiddenInside = new HashSet<>();
    templates.forEach(template -> hiddenInside.addAll(hiddenParameters(template)));
    return new Masks(hiddenInside, secrets, "");
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

  /** Returns whether the value of a parameter must not be seen, whatever it is. */
  public boolean hidesParameter(String name) {
    return parameters.contains(name);
  }

  /** Returns whether a single value must not be seen; a list or mapping is looked at in parts. */
  public boolean hide(ValuePath path, CfnValue value) {
    if (value instanceof CfnValue.Mapping || value instanceof CfnValue.Sequence) {
      return false;
    }
    if (value.origin().isSecret()
        || value.references().stream().anyMatch(each -> parameters.contains(each.target()))) {
      return true;
    }
    if (value instanceof CfnValue.Text text) {
      return hide(path, text.value());
    }
    if (value instanceof CfnValue.Sub sub) {
      return hide(path, sub.text());
    }
    return value instanceof CfnValue.Number number
        && (place(path).hidesNumber() || occursIn(number.value()));
  }

  /** Returns whether a string at a place must not be seen. */
  public boolean hide(ValuePath path, String text) {
    return place(path).hides(text) || occursIn(text);
  }

  private boolean occursIn(String text) {
    return secrets.stream().anyMatch(secret -> Secrets.occursIn(text, secret));
  }

  /** Returns whether something in a value must not be seen. */
  boolean hideAny(ValuePath path, CfnValue value) {
    if (value instanceof CfnValue.Mapping mapping) {
      return mapping.members().entrySet().stream()
          .anyMatch(each -> hideAny(path.with(each.getKey()), each.getValue().value()));
    }
    if (!(value instanceof CfnValue.Sequence list)) {
      return hide(path, value);
    }
    List<String> steps = ValueDiff.steps(list);
    return IntStream.range(0, steps.size())
        .anyMatch(i -> hideAny(path.with(steps.get(i)), list.items().get(i)));
  }

  private SecretPlace place(ValuePath path) {
    if (type.equals(API_KEY) && path.steps().equals(List.of("Value"))) {
      return SecretPlace.TEMPLATE.with("ApiKeyValue");
    }
    SecretPlace place = SecretPlace.TEMPLATE;
    for (String step : path.steps()) {
      place = place.with(step);
    }
    return place;
  }
}
