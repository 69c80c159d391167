package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about keys and the types of their values. */
public final class KeyRules {
  static final RuleInfo UNKNOWN_KEY =
      RuleInfo.warning(Stage.BIND, "C1001", "unknown-key", "Nothing reads this key.");

  static final RuleInfo WRONG_TYPE =
      RuleInfo.error(
          Stage.BIND, "C1002", "wrong-type", "The value is of another type than the key takes.");

  static final RuleInfo MISSING_KEY =
      RuleInfo.error(
          Stage.BIND, "C1003", "missing-key", "A key is absent that the section can't do without.");

  /** A value of the right type that is not among those that make sense. */
  public static final RuleInfo BAD_VALUE =
      RuleInfo.error(
          Stage.BIND, "C1004", "bad-value", "The value is not one of those that the key takes.");

  static final RuleInfo UNCLEAR_FLAG =
      RuleInfo.warning(
          Stage.BIND,
          "C1005",
          "unclear-flag",
          "A switch is set to something other than true or false.");

  static final RuleInfo MISSPELT_KEY =
      RuleInfo.warning(
          Stage.BIND, "C1006", "misspelt-key", "The key is known under another spelling.");

  static final RuleInfo INEFFECTIVE_KEY =
      RuleInfo.warning(
          Stage.BIND, "C1007", "ineffective-key", "The key is part of the format, but idle.");

  static final RuleInfo FLAG_UNLIKE_KES =
      RuleInfo.note(
          Stage.BIND,
          "C1008",
          "flag-unlike-kes",
          "A switch written as text is read unlike kes reads it.");

  static final RuleInfo UNUSED_VARIABLE =
      RuleInfo.warning(
          Stage.BIND, "C1009", "unused-variable", "The key is read by variables only, and none.");

  static final RuleInfo EMPTY_VARIABLE =
      RuleInfo.note(
          Stage.BIND, "C1010", "empty-variable", "A variable has no value and is left out.");

  static final RuleInfo VARIABLE_LIST =
      RuleInfo.note(
          Stage.BIND, "C1011", "variable-list", "Environment variables are given as a list.");

  static final RuleInfo DUPLICATE_VARIABLE =
      RuleInfo.error(
          Stage.BIND, "C1012", "duplicate-variable", "An environment variable is set twice.");

  private KeyRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        UNKNOWN_KEY,
        WRONG_TYPE,
        MISSING_KEY,
        BAD_VALUE,
        UNCLEAR_FLAG,
        MISSPELT_KEY,
        INEFFECTIVE_KEY,
        FLAG_UNLIKE_KES,
        UNUSED_VARIABLE,
        EMPTY_VARIABLE,
        VARIABLE_LIST,
        DUPLICATE_VARIABLE);
  }
}
