package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about comments that suppress findings. */
public final class SuppressionRules {
  static final RuleInfo SUPPRESSION_WITHOUT_REASON =
      RuleInfo.warning(
              Stage.SUPPRESS,
              "C0701",
              "suppression-without-reason",
              "A comment suppresses a rule without giving a reason.")
          .because(
              "Without a reason, nobody knows later whether the finding is still meant"
                  + " to be ignored, so the comment has no effect.")
          .fixedBy("Write the reason behind the code: `# cumulusc-ignore CODE: the reason`.")
          .accordingTo(Authority.own("docs/rules/README.md"));

  static final RuleInfo UNUSED_SUPPRESSION =
      RuleInfo.warning(
              Stage.SUPPRESS,
              "C0702",
              "unused-suppression",
              "A comment suppresses a rule that reports nothing there.")
          .fixedBy(
              "Delete the comment, or move it to the line that is reported, or to a"
                  + " line of its own above it.")
          .accordingTo(Authority.own("docs/rules/README.md"));

  static final RuleInfo SUPPRESSION_OF_ERROR =
      RuleInfo.warning(
              Stage.SUPPRESS,
              "C0703",
              "suppression-of-error",
              "A comment tries to suppress an error.")
          .because("The result would not work, whatever the reason is.")
          .fixedBy("Correct what the error reports, and delete the comment.")
          .accordingTo(Authority.own("docs/rules/README.md"));

  static final RuleInfo MALFORMED_SUPPRESSION =
      RuleInfo.warning(
              Stage.SUPPRESS,
              "C0704",
              "malformed-suppression",
              "A comment names no rule that it could suppress.")
          .fixedBy(
              "Write `# cumulusc-ignore C4001: the reason`; separate several codes by"
                  + " commas. `cumulusc rules` lists all codes.")
          .accordingTo(Authority.own("docs/rules/README.md"));

  private SuppressionRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        SUPPRESSION_WITHOUT_REASON,
        UNUSED_SUPPRESSION,
        SUPPRESSION_OF_ERROR,
        MALFORMED_SUPPRESSION);
  }
}
