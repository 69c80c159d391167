package dev.cumulusc.bind;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about names and values that belong together. */
public final class BindRules {
  static final RuleInfo BAD_NAME =
      RuleInfo.error(Stage.BIND, "C1013", "bad-name", "A name can't be a part of a logical id.");

  static final RuleInfo DUPLICATE_NAME =
      RuleInfo.error(
          Stage.BIND, "C1014", "duplicate-name", "Two things of one kind have the same name.");

  static final RuleInfo OVERRULED_KEY =
      RuleInfo.warning(
          Stage.BIND, "C1015", "overruled-key", "Of two keys that exclude each other, one counts.");

  static final RuleInfo DERIVED_NAME =
      RuleInfo.note(
          Stage.BIND, "C1016", "derived-name", "A name is not set and follows from another one.");

  static final RuleInfo RULE_WITHOUT_TRIGGER =
      RuleInfo.error(
          Stage.BIND,
          "C1030",
          "rule-without-trigger",
          "A rule has neither a schedule nor an event pattern.");

  static final RuleInfo DISABLED_BY_DEFAULT =
      RuleInfo.note(
          Stage.BIND,
          "C1031",
          "disabled-by-default",
          "A rule without a state is disabled, as kes has it.");

  static final RuleInfo API_NOT_DEPLOYED =
      RuleInfo.warning(
          Stage.BIND, "C1037", "api-not-deployed", "A stage can't be without a deployment.");

  private BindRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        BAD_NAME,
        DUPLICATE_NAME,
        OVERRULED_KEY,
        DERIVED_NAME,
        RULE_WITHOUT_TRIGGER,
        DISABLED_BY_DEFAULT,
        API_NOT_DEPLOYED);
  }
}
