package dev.cumulusc.app.deploy;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about the parameters of stacks. */
public final class DeployRules {
  static final RuleInfo PARAMETER_WITHOUT_VALUE =
      RuleInfo.error(
          Stage.DEPLOY,
          "C7301",
          "parameter-without-value",
          "A parameter of a stack gets no value anywhere.");

  static final RuleInfo VALUE_WITHOUT_PARAMETER =
      RuleInfo.warning(
          Stage.DEPLOY,
          "C7302",
          "value-without-parameter",
          "The template has no parameter for a value.");

  private DeployRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(PARAMETER_WITHOUT_VALUE, VALUE_WITHOUT_PARAMETER);
  }
}
