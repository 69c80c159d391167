package dev.cumulusc.app.deploy;

import dev.cumulusc.diagnostic.Authority;
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
              "A parameter of a stack has no value.")
          .fixedBy(
              "Set it under `params` in the configuration, or with `--parameter"
                  + " NAME=VALUE`, or give it a `Default` in the template.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"));

  static final RuleInfo VALUE_WITHOUT_PARAMETER =
      RuleInfo.warning(
              Stage.DEPLOY,
              "C7302",
              "value-without-parameter",
              "A value is given for a parameter that the template does not have.")
          .fixedBy("Correct the name, delete the value, or declare the parameter in the template.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"));

  private DeployRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(PARAMETER_WITHOUT_VALUE, VALUE_WITHOUT_PARAMETER);
  }
}
