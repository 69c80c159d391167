package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.Masks;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out without a change set whether a deployment would change anything. */
public final class Unchanged {
  private Unchanged() {}

  /** Whether something would change. */
  public enum Answer {
    UNCHANGED,
    CHANGED,
    /** Only a change set can show it. */
    UNKNOWN
  }

  /** Returns whether the values that CloudFormation shows prove that nothing changes. */
  static boolean canBeSeen(PreparedStack prepared, Stack stack) {
    Template template = prepared.template();
    Map<String, ParameterValue> given = given(prepared);
    return stack.status().isSuccess()
        && !template.sections().containsKey("Transform")
        && template.parameters().keySet().stream()
            .filter(name -> !isKept(given.get(name)))
            .noneMatch(
                name ->
                    Masks.hiddenParameters(template).contains(name)
                        || EvaluatedTemplate.isLookedUp(template, name));
  }

  private static boolean isKept(@Nullable ParameterValue value) {
    return value != null && value.value().isEmpty();
  }

  /** Compares a stack as it is with the stack as it is to be. */
  public static Answer check(PreparedStack prepared, DeployedStack deployed) {
    Stack stack = deployed.stack();
    if (!prepared.text().strip().equals(deployed.text().strip())
        || !prepared.input().tags().equals(stack.settings().tags())) {
      return Answer.CHANGED;
    }
    Set<String> hidden = Masks.hiddenParameters(prepared.template());
    if (!hidden.containsAll(changedParameters(prepared, stack))) {
      return Answer.CHANGED;
    }
    return canBeSeen(prepared, stack) ? Answer.UNCHANGED : Answer.UNKNOWN;
  }

  /**
   * Returns the parameters that get another value than the one that CloudFormation shows, which is
   * a mask for those that are hidden.
   */
  static Set<String> changedParameters(PreparedStack prepared, Stack stack) {
    Template template = prepared.template();
    Map<String, ParameterValue> given = given(prepared);
    Set<String> changed = new TreeSet<>();
    for (String name : template.parameters().keySet()) {
      ParameterValue value = given.get(name);
      Optional<String> wanted =
          value == null ? EvaluatedTemplate.defaultOf(template, name) : value.value();
      if (!isKept(value)
          && !wanted.equals(Optional.ofNullable(stack.settings().parameters().get(name)))) {
        changed.add(name);
      }
    }
    return changed;
  }

  static Map<String, ParameterValue> given(PreparedStack prepared) {
    Map<String, ParameterValue> given = new LinkedHashMap<>();
    prepared.input().parameters().forEach(value -> given.put(value.name(), value));
    return given;
  }
}
