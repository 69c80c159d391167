package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.model.StackParameter;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the values of a stack's parameters. */
final class StackParameters {
  private final PreparedStack prepared;
  private final Optional<Stack> existing;
  private final Map<String, String> outputs;
  private final Map<String, String> given;

  /**
   * Makes what finds the values.
   *
   * @param existing the stack as it is now
   * @param outputs the outputs of the database stack, which parameters of the same names take
   * @param given the values of the command line, which count before all others
   */
  StackParameters(
      PreparedStack prepared,
      Optional<Stack> existing,
      Map<String, String> outputs,
      Map<String, String> given) {
    this.prepared = prepared;
    this.existing = existing;
    this.outputs = outputs;
    this.given = given;
  }

  /**
   * Returns the values in the template's order. A parameter with a default that nothing else is
   * known for is left out; a value that no parameter takes, and a parameter without any, are
   * reported.
   */
  List<ParameterValue> values(Diagnostics diagnostics) {
    Map<String, CfnValue.Member> declared = prepared.template().parameters();
    reportUnknown(declared.keySet(), diagnostics);
    List<ParameterValue> values = new ArrayList<>();
    declared.forEach(
        (name, member) -> {
          Optional<ParameterValue> value = value(name, member.value());
          value.ifPresent(values::add);
          if (value.isEmpty() && property(member.value(), "Default").isEmpty()) {
            diagnostics.report(
                DeployRules.PARAMETER_WITHOUT_VALUE,
                member.key(),
                "The parameter `"
                    + name
                    + "` of the stack `"
                    + prepared.input().stackName()
                    + "` has no value and no default.",
                "Give it in `params` of the configuration, or with `--parameter "
                    + name
                    + "=VALUE`.");
          }
        });
    return values;
  }

  /** Returns whether some parameter has no value without an output of the database stack. */
  boolean needsOutputs() {
    return prepared.template().parameters().entrySet().stream()
        .anyMatch(
            each ->
                value(each.getKey(), each.getValue().value()).isEmpty()
                    && property(each.getValue().value(), "Default").isEmpty());
  }

  /**
   * Returns whether some parameter takes an output of the database stack, if that has one for it.
   */
  boolean takesOutputs() {
    return prepared.template().parameters().entrySet().stream()
        .anyMatch(
            each ->
                said(each.getKey(), isHidden(each.getValue().value())).isEmpty()
                    && property(each.getValue().value(), "Default").isEmpty());
  }

  private Optional<ParameterValue> value(String name, CfnValue declaration) {
    boolean hidden = isHidden(declaration);
    return said(name, hidden)
        .or(
            () ->
                Optional.ofNullable(outputs.get(name))
                    .map(output -> new ParameterValue(name, Optional.of(output), hidden)))
        .or(
            () ->
                isKnown(name) && property(declaration, "Default").isEmpty()
                    ? Optional.of(new ParameterValue(name, Optional.empty(), hidden))
                    : Optional.empty());
  }

  /** Returns the value that the command line or the configuration says. */
  private Optional<ParameterValue> said(String name, boolean hidden) {
    if (given.containsKey(name)) {
      return Optional.of(new ParameterValue(name, Optional.ofNullable(given.get(name)), hidden));
    }
    Optional<StackParameter> configured =
        prepared.input().settings().parameters().stream()
            .filter(parameter -> parameter.name().value().equals(name))
            .findFirst();
    if (configured.filter(given -> given.usePrevious().isOn()).isPresent() && isKnown(name)) {
      return Optional.of(new ParameterValue(name, Optional.empty(), hidden));
    }
    return configured
        .flatMap(StackParameter::value)
        .map(
            value ->
                new ParameterValue(
                    name, Optional.of(value.value()), hidden || value.origin().isSecret()));
  }

  /** Returns whether the stack has a value that it can keep. */
  private boolean isKnown(String name) {
    return existing.filter(stack -> stack.settings().parameters().containsKey(name)).isPresent();
  }

  private static boolean isHidden(CfnValue declaration) {
    return property(declaration, "NoEcho").filter(StackParameters::isTrue).isPresent();
  }

  private void reportUnknown(Set<String> declared, Diagnostics diagnostics) {
    for (StackParameter parameter : prepared.input().settings().parameters()) {
      String name = parameter.name().value();
      if (!declared.contains(name)) {
        Diagnostic unknown =
            Diagnostic.of(
                DeployRules.VALUE_WITHOUT_PARAMETER,
                parameter.name().origin(),
                "The template of `"
                    + prepared.input().stackName()
                    + "` has no parameter `"
                    + name
                    + "`, so its value is left out.");
        diagnostics.report(
            Suggestions.didYouMean(name, declared).map(unknown::withHelp).orElse(unknown));
      }
    }
  }

  private static boolean isTrue(CfnValue value) {
    return value instanceof CfnValue.Bool bool
        ? bool.value()
        : value instanceof CfnValue.Text text && text.value().equalsIgnoreCase("true");
  }

  private static Optional<CfnValue> property(CfnValue declaration, String name) {
    return declaration instanceof CfnValue.Mapping mapping
        ? Optional.ofNullable(mapping.get(name))
        : Optional.empty();
  }
}
