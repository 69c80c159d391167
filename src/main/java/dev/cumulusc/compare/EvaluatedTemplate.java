package dev.cumulusc.compare;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A template with the values that it is deployed with.
 *
 * @param parameters the values of all parameters that are known, as CloudFormation shows them
 */
public record EvaluatedTemplate(
    Template template, Evaluator known, Map<String, String> parameters) {
  /** Evaluates a template; the values of parameters that must not be shown are not put in. */
  public static EvaluatedTemplate of(Template template, Map<String, String> parameters) {
    return of(template, parameters, new PossibleChanges());
  }

  /** Evaluates a template; values of parameters that possibly change are not put in, either. */
  public static EvaluatedTemplate of(
      Template template, Map<String, String> parameters, PossibleChanges uncertain) {
    Map<String, String> visible = new LinkedHashMap<>(parameters);
    visible.keySet().removeIf(uncertain::isParameter);
    visible.keySet().removeAll(Masks.hiddenParameters(template));
    visible.keySet().removeIf(name -> isLookedUp(template, name));
    return new EvaluatedTemplate(
        template, new Evaluator(template, visible), Map.copyOf(parameters));
  }

  /** Returns whether a parameter's value only says where its value is. */
  public static boolean isLookedUp(Template template, String parameter) {
    return declared(template, parameter, "Type")
        .filter(type -> type.startsWith("AWS::SSM::"))
        .isPresent();
  }

  public static Optional<String> defaultOf(Template template, String parameter) {
    return declared(template, parameter, "Default");
  }

  /** Returns the values of parameters that a template itself gives, by the parameters' names. */
  public static Map<String, String> defaultsOf(Template template) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : template.parameters().keySet()) {
      defaultOf(template, name).ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  private static Optional<String> declared(Template template, String parameter, String what) {
    CfnValue.Member member = template.parameters().get(parameter);
    if (member == null || !(member.value() instanceof CfnValue.Mapping mapping)) {
      return Optional.empty();
    }
    CfnValue value = mapping.get(what);
    if (value instanceof CfnValue.Text text) {
      return Optional.of(text.value());
    }
    return Optional.ofNullable(value).map(ValueText::exactly);
  }

  /** Returns the resources that are there: a condition that surely does not hold takes one away. */
  Map<String, Resource> resources() {
    Map<String, Resource> present = new LinkedHashMap<>(template.resources());
    present
        .values()
        .removeIf(
            resource ->
                resource.attributes().get("Condition") instanceof CfnValue.Text condition
                    && !known.holds(condition.value()).orElse(true));
    return present;
  }

  /** Returns a resource's properties, evaluated as far as possible. */
  CfnValue.Mapping properties(Resource resource) {
    return resource
        .properties()
        .map(properties -> (CfnValue.Mapping) known.resolved(properties))
        .orElseGet(() -> new CfnValue.Mapping(Map.of(), resource.origin()));
  }
}
