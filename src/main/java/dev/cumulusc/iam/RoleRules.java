package dev.cumulusc.iam;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about roles that are made from what a state machine calls. */
public final class RoleRules {
  public static final RuleInfo INTEGRATION_WITHOUT_POLICY =
      RuleInfo.warning(
              Stage.ROLE,
              "C6020",
              "integration-without-policy",
              "A state needs permissions whose resources its state machine's own role"
                  + " can't name.")
          .because(
              "The state machine is deployed, and fails with `AccessDenied` when it"
                  + " gets there.")
          .fixedBy("Name a role that has the permissions in `iams.stepRoleArn`.")
          .accordingTo(
              Authority.aws("step-functions/latest/dg/service-integration-iam-templates.html"));

  public static final RuleInfo FUNCTION_CHOSEN_AT_RUN_TIME =
      RuleInfo.warning(
              Stage.ROLE,
              "C6021",
              "function-chosen-at-run-time",
              "A state calls a function that is known only at run time, so that no role"
                  + " can name it.")
          .because(
              "The state machine is deployed, and fails with `AccessDenied` when it"
                  + " gets there.")
          .fixedBy(
              "Name a role that allows `lambda:InvokeFunction` on the function in"
                  + " `iams.stepRoleArn`, or write the function's reference into the"
                  + " definition.")
          .accordingTo(Authority.aws("step-functions/latest/dg/connect-lambda.html"));

  private RoleRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(INTEGRATION_WITHOUT_POLICY, FUNCTION_CHOSEN_AT_RUN_TIME);
  }
}
