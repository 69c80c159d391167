package dev.cumulusc.validate;

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
          "A comment silences a rule, but says not why.");

  static final RuleInfo UNUSED_SUPPRESSION =
      RuleInfo.warning(
          Stage.SUPPRESS,
          "C0702",
          "unused-suppression",
          "A comment silences a rule that finds nothing there.");

  static final RuleInfo SUPPRESSION_OF_ERROR =
      RuleInfo.warning(
          Stage.SUPPRESS, "C0703", "suppression-of-error", "A comment tries to silence an error.");

  static final RuleInfo MALFORMED_SUPPRESSION =
      RuleInfo.warning(
          Stage.SUPPRESS,
          "C0704",
          "malformed-suppression",
          "A comment names no rule that it could silence.");

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
