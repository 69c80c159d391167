package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.RuleInfo;

/** The rules about keys and the types of their values. */
public final class KeyRules {
  static final RuleInfo UNKNOWN_KEY =
      RuleInfo.warning("C1001", "unknown-key", "Nothing reads this key.");

  static final RuleInfo WRONG_TYPE =
      RuleInfo.error("C1002", "wrong-type", "The value is of another type than the key takes.");

  static final RuleInfo MISSING_KEY =
      RuleInfo.error("C1003", "missing-key", "A key is absent that the section can't do without.");

  /** A value of the right type that is not among those that make sense. */
  public static final RuleInfo BAD_VALUE =
      RuleInfo.error("C1004", "bad-value", "The value is not one of those that the key takes.");

  static final RuleInfo UNCLEAR_FLAG =
      RuleInfo.warning(
          "C1005", "unclear-flag", "A switch is set to something other than true or false.");

  static final RuleInfo MISSPELT_KEY =
      RuleInfo.warning("C1006", "misspelt-key", "The key is known under another spelling.");

  static final RuleInfo INEFFECTIVE_KEY =
      RuleInfo.warning("C1007", "ineffective-key", "The key is part of the format, but idle.");

  static final RuleInfo FLAG_UNLIKE_KES =
      RuleInfo.note(
          "C1008", "flag-unlike-kes", "A switch written as text is read unlike kes reads it.");

  static final RuleInfo UNUSED_VARIABLE =
      RuleInfo.warning("C1009", "unused-variable", "The key is read by variables only, and none.");

  private KeyRules() {}
}
