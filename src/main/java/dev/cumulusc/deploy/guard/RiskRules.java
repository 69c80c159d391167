package dev.cumulusc.deploy.guard;

import dev.cumulusc.compare.Risk;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules that a deployment must not break without somebody's word. */
public final class RiskRules {
  static final RuleInfo REPLACED =
      RuleInfo.warning(
              Stage.CHANGE,
              "C7201",
              "stateful-replaced",
              "A deployment replaces a resource that holds data.")
          .because(
              "A new, empty resource takes the old one's place. The old one is deleted"
                  + " with all that it contains, unless its `UpdateReplacePolicy` keeps it."
                  + " `cumulusc deploy` refuses to do so.")
          .fixedBy(
              "Undo the change that replaces the resource; the plan names the property."
                  + " To replace it on purpose, save its data, and allow it for one"
                  + " deployment with `--allow-replace LOGICAL_ID`, or for all by a comment"
                  + " on the line that makes the resource.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html"));

  static final RuleInfo REMOVED =
      RuleInfo.warning(
              Stage.CHANGE,
              "C7202",
              "stateful-removed",
              "A deployment removes a resource that holds data.")
          .because(
              "It is deleted with all that it contains, unless its `DeletionPolicy`"
                  + " keeps it, and then it stays behind without a stack. No line makes such"
                  + " a resource any more, so only `--allow-replace LOGICAL_ID` allows it.")
          .fixedBy(
              "Let the application make the resource again. To remove it on purpose,"
                  + " save its data, and allow it for one deployment.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html"));

  static final RuleInfo UNPROTECTED =
      RuleInfo.warning(
              Stage.CHANGE,
              "C7203",
              "stateful-unprotected",
              "A resource that holds data loses the policy that keeps its data.")
          .because(
              "The next deployment that removes or replaces it, and the deletion of its"
                  + " stack, delete it with all that it contains. `cumulusc deploy` refuses"
                  + " to take such a policy away.")
          .fixedBy(
              "Restore `DeletionPolicy` and `UpdateReplacePolicy`. To take them away on"
                  + " purpose, allow it for one deployment with `--allow-replace LOGICAL_ID`,"
                  + " or for all by a comment on the line that makes the resource.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html"));

  private RiskRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(REPLACED, REMOVED, UNPROTECTED);
  }

  static RuleInfo of(Risk.Kind kind) {
    return switch (kind) {
      case REPLACED -> REPLACED;
      case REMOVED -> REMOVED;
      case UNPROTECTED -> UNPROTECTED;
    };
  }
}
