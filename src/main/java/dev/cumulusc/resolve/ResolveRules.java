package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/**
 * The rules about the configuration before anything in it has a meaning: files, includes,
 * deployments, variables.
 */
public final class ResolveRules {
  static final RuleInfo INCLUDE_CYCLE =
      RuleInfo.error(
          Stage.RESOLVE,
          "C0201",
          "include-cycle",
          "A file includes itself, at once or through others.");

  static final RuleInfo EMPTY_FILE =
      RuleInfo.warning(Stage.RESOLVE, "C0202", "empty-file", "A file has no value in it.");

  static final RuleInfo MERGE_KEY_VALUE =
      RuleInfo.error(
          Stage.RESOLVE, "C0203", "merge-key-value", "A merge key has a value that is no mapping.");

  static final RuleInfo UNKNOWN_TAG =
      RuleInfo.error(
          Stage.RESOLVE, "C0204", "unknown-tag", "A tag is not known in a configuration.");

  static final RuleInfo WRONG_INCLUDE =
      RuleInfo.error(
          Stage.RESOLVE, "C0205", "wrong-include", "`!!files` is not given a list of files.");

  static final RuleInfo UNLIKE_FILES =
      RuleInfo.error(
          Stage.RESOLVE,
          "C0206",
          "unlike-files",
          "A list and a mapping are included as one value.");

  static final RuleInfo DEFINED_TWICE =
      RuleInfo.error(
          Stage.RESOLVE, "C0207", "defined-twice", "Two files define the same workflow.");

  static final RuleInfo NOT_DEFINITIONS =
      RuleInfo.error(
          Stage.RESOLVE, "C0208", "not-definitions", "A file holds no mapping of names.");

  static final RuleInfo INCLUDES_TOO_MUCH =
      RuleInfo.error(
          Stage.RESOLVE, "C0209", "includes-too-much", "Includes multiply to an enormous value.");

  static final RuleInfo UNKNOWN_DEPLOYMENT =
      RuleInfo.error(
          Stage.RESOLVE,
          "C0301",
          "unknown-deployment",
          "The configuration has no such deployment.");

  static final RuleInfo NOT_A_MAPPING =
      RuleInfo.error(Stage.RESOLVE, "C0302", "not-a-mapping", "A deployment is not a mapping.");

  static final RuleInfo SHORTER_LIST =
      RuleInfo.warning(
          Stage.RESOLVE,
          "C0303",
          "shorter-list",
          "A list lies over a longer one and keeps its tail.");

  static final RuleInfo MAPPING_OVER_LIST =
      RuleInfo.warning(
          Stage.RESOLVE,
          "C0304",
          "mapping-over-list",
          "A mapping lies over a list, which ignores it.");

  static final RuleInfo NO_CONFIGURATION =
      RuleInfo.error(
          Stage.RESOLVE,
          "C0305",
          "no-configuration",
          "The application has no configuration folder.");

  static final RuleInfo CONFIGURATION_NOT_MAPPING =
      RuleInfo.error(
          Stage.RESOLVE, "C0306", "configuration-not-mapping", "A configuration is not a mapping.");

  static final RuleInfo UNKNOWN_STACK_KIND =
      RuleInfo.error(
          Stage.RESOLVE,
          "C0310",
          "unknown-stack-kind",
          "The configuration names no kind of stack.");

  static final RuleInfo MALFORMED_VARIABLE =
      RuleInfo.warning(
          Stage.RESOLVE, "C0401", "malformed-variable", "A line of `.env` sets no variable.");

  static final RuleInfo COMMENT_IN_VARIABLE =
      RuleInfo.warning(
          Stage.RESOLVE, "C0402", "comment-in-variable", "A comment in `.env` belongs to a value.");

  /** A text names a variable that has no value. */
  public static final RuleInfo UNKNOWN_VARIABLE =
      RuleInfo.error(
          Stage.RESOLVE, "C0501", "unknown-variable", "A text names a variable that has no value.");

  static final RuleInfo MALFORMED_VARIABLE_TEXT =
      RuleInfo.error(
          Stage.RESOLVE, "C0502", "malformed-variable-text", "Double braces are not a variable.");

  static final RuleInfo VARIABLE_NOT_TEXT =
      RuleInfo.error(
          Stage.RESOLVE, "C0503", "variable-not-text", "A list or mapping is put into a text.");

  static final RuleInfo VARIABLES_TOO_LONG =
      RuleInfo.error(
          Stage.RESOLVE, "C0504", "variables-too-long", "Variables multiply to an enormous text.");

  static final RuleInfo SAME_KEY =
      RuleInfo.error(
          Stage.RESOLVE, "C0506", "same-key", "With variables put in, two keys are the same.");

  static final RuleInfo VARIABLE_CHAIN =
      RuleInfo.error(
          Stage.RESOLVE,
          "C0507",
          "variable-chain",
          "Variables name each other in a circle or a long chain.");

  private ResolveRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        INCLUDE_CYCLE,
        EMPTY_FILE,
        MERGE_KEY_VALUE,
        UNKNOWN_TAG,
        WRONG_INCLUDE,
        UNLIKE_FILES,
        DEFINED_TWICE,
        NOT_DEFINITIONS,
        INCLUDES_TOO_MUCH,
        UNKNOWN_DEPLOYMENT,
        NOT_A_MAPPING,
        SHORTER_LIST,
        MAPPING_OVER_LIST,
        NO_CONFIGURATION,
        CONFIGURATION_NOT_MAPPING,
        UNKNOWN_STACK_KIND,
        MALFORMED_VARIABLE,
        COMMENT_IN_VARIABLE,
        UNKNOWN_VARIABLE,
        MALFORMED_VARIABLE_TEXT,
        VARIABLE_NOT_TEXT,
        VARIABLES_TOO_LONG,
        SAME_KEY,
        VARIABLE_CHAIN);
  }
}
