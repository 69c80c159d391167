package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;
import java.util.Set;

/** The rules about keys and the types of their values. */
public final class KeyRules {
  static final RuleInfo UNKNOWN_KEY =
      RuleInfo.warning(
              Stage.BIND, "C1001", "unknown-key", "The key is not known, and nothing uses it.")
          .because("A misspelt key is not set at all; the default applies instead.")
          .fixedBy(
              "Correct the spelling, move the key to the section that it belongs to, or"
                  + " delete it.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo WRONG_TYPE =
      RuleInfo.error(
              Stage.BIND,
              "C1002",
              "wrong-type",
              "A value does not have the type that its key takes.")
          .fixedBy("Write a value of the type that is named in the message.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo MISSING_KEY =
      RuleInfo.error(Stage.BIND, "C1003", "missing-key", "A required key is missing.")
          .fixedBy("Add the key, or delete the section that needs it.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  /** A value of the right type that is not among those that make sense. */
  public static final RuleInfo BAD_VALUE =
      RuleInfo.error(
              Stage.BIND, "C1004", "bad-value", "A value is not among those that its key takes.")
          .fixedBy(
              "Write one of the values that the message lists, or a value of the form"
                  + " that it describes.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo UNCLEAR_FLAG =
      RuleInfo.warning(
              Stage.BIND,
              "C1005",
              "unclear-flag",
              "A switch is set to something other than `true` or `false`.")
          .because("As in kes, most other values count as on: `no`, 42 and a mapping do, too.")
          .fixedBy("Write `true` or `false`, without quotes.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo MISSPELT_KEY =
      RuleInfo.warning(
              Stage.BIND, "C1006", "misspelt-key", "A key is known under another spelling.")
          .fixedBy("Use the spelling that the message names. The value is used all the same.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  /** A key that is known and that nothing reads as it stands. */
  public static final RuleInfo INEFFECTIVE_KEY =
      RuleInfo.warning(
              Stage.BIND, "C1007", "ineffective-key", "The key is recognised but has no effect.")
          .fixedBy("Delete the key; the message says what is used instead.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo FLAG_UNLIKE_KES =
      RuleInfo.note(
              Stage.BIND,
              "C1008",
              "flag-unlike-kes",
              "A switch that is written as a string is read differently by kes.")
          .because(
              "kes takes the string `false` for on. The same configuration gives"
                  + " different templates.")
          .fixedBy(
              "Write `true` or `false` without quotes. Where a variable is put in,"
                  + " check that the template is as you want it.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo UNUSED_VARIABLE =
      RuleInfo.warning(
              Stage.BIND,
              "C1009",
              "unused-variable",
              "Only variables can use this key, and none does.")
          .fixedBy(
              "Delete the key, or correct the name in the `{{variable}}` that is meant"
                  + " to use it.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo EMPTY_VARIABLE =
      RuleInfo.note(
              Stage.BIND,
              "C1010",
              "empty-variable",
              "An environment variable has no value and is left out.")
          .fixedBy(
              "Write `''` for an empty variable. Leave it as it is where a deployment"
                  + " takes away a variable of the defaults.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo VARIABLE_LIST =
      RuleInfo.note(
              Stage.BIND, "C1011", "variable-list", "Environment variables are given as a list.")
          .because("kes makes variables `0`, `1` ... of such a list.")
          .fixedBy("Write a mapping: `NAME: value`.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo DUPLICATE_VARIABLE =
      RuleInfo.error(
              Stage.BIND, "C1012", "duplicate-variable", "An environment variable is set twice.")
          .fixedBy("Keep one of the two.")
          .accordingTo(Authority.aws("lambda/latest/dg/configuration-envvars.html"));

  /** A string that counts as absent because it is empty. */
  public static final RuleInfo EMPTY_VALUE =
      RuleInfo.warning(
              Stage.BIND, "C1018", "empty-value", "A value is empty, and counts as if not there.")
          .because("The default applies instead, or what the value belongs to is left out.")
          .fixedBy(
              "Write the value that is meant. To take away what the defaults have, write nothing"
                  + " behind the colon (null).")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  /** The rules about keys whose values nothing reads. */
  public static final Set<RuleInfo> OF_UNREAD_KEYS =
      Set.of(UNKNOWN_KEY, INEFFECTIVE_KEY, UNUSED_VARIABLE);

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
        DUPLICATE_VARIABLE,
        EMPTY_VALUE);
  }
}
