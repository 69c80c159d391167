package dev.cumulusc.deploy.plan;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about files that hold a plan. */
public final class PlanRules {
  static final RuleInfo NOT_A_PLAN =
      RuleInfo.error(
              Stage.DEPLOY,
              "C7101",
              "not-a-plan",
              "A file is not a plan, or its content is damaged.")
          .because("A deployment executes a plan exactly as it was made, or not at all.")
          .fixedBy(
              "Make the plan again with `cumulusc deploy --plan-out FILE`, and don't"
                  + " edit it.");

  private PlanRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(NOT_A_PLAN);
  }
}
