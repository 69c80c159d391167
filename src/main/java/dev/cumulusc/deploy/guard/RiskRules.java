package dev.cumulusc.deploy.guard;

import dev.cumulusc.compare.Risk;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules that a deployment must not break without somebody's word. */
public final class RiskRules {
  private static final String FLAG =
      " `--allow-replace LOGICAL_ID` allows it for one deployment, a comment at the line that makes"
          + " the resource for all.";

  static final RuleInfo REPLACED =
      RuleInfo.warning(
              Stage.CHANGE,
              "C7201",
              "stateful-replaced",
              "A deployment replaces a resource that holds data.")
          .because(
              "A new, empty resource takes the old one's place. The old one is deleted with all that"
                  + " is in it, unless its `UpdateReplacePolicy` keeps it. `cumulusc deploy` refuses"
                  + " to do so."
                  + FLAG);

  static final RuleInfo REMOVED =
      RuleInfo.warning(
              Stage.CHANGE,
              "C7202",
              "stateful-removed",
              "A deployment removes a resource that holds data.")
          .because(
              "It is deleted with all that is in it, unless its `DeletionPolicy` keeps it, and then"
                  + " it stays behind without a stack. No line makes such a resource any more, so"
                  + " only `--allow-replace LOGICAL_ID` allows it.");

  static final RuleInfo UNPROTECTED =
      RuleInfo.warning(
              Stage.CHANGE,
              "C7203",
              "stateful-unprotected",
              "A resource that holds data loses the policy that keeps it.")
          .because(
              "The next deployment that removes or replaces it, and the deletion of its stack,"
                  + " delete it with all that is in it. `cumulusc deploy` refuses to take such a"
                  + " policy away."
                  + FLAG);

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
