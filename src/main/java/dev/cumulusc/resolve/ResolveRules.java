package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Authority;
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
              "A file includes itself, directly or through other files.")
          .fixedBy("Remove one of the includes, or move what both files need into a third file.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo EMPTY_FILE =
      RuleInfo.warning(
              Stage.RESOLVE, "C0202", "empty-file", "A file is empty or contains only comments.")
          .fixedBy(
              "Add the definitions that belong into the file, or delete it and what"
                  + " includes it.");

  static final RuleInfo MERGE_KEY_VALUE =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0203",
              "merge-key-value",
              "The value of a merge key (`<<`) is not a mapping.")
          .fixedBy("Give `<<` an alias of a mapping (`<<: *name`) or a list of such aliases.")
          .accordingTo(Authority.specification("https://yaml.org/type/merge.html"));

  static final RuleInfo UNKNOWN_TAG =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0204",
              "unknown-tag",
              "A configuration contains a tag that is not known.")
          .fixedBy(
              "Correct the tag's name; `!!files` and the short forms of"
                  + " CloudFormation's intrinsic functions (`!Sub`, `!GetAtt`, `!Ref`) are"
                  + " known. Put a string that starts with `!` into quotes.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo WRONG_INCLUDE =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0205",
              "wrong-include",
              "`!!files` has a value that is not a list of files.")
          .fixedBy("Write the paths in brackets: `!!files ['lambdas.yml', 'more.yml']`.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo UNLIKE_FILES =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0206",
              "unlike-files",
              "Files that are included as one value contain a list and a mapping.")
          .fixedBy("Include only files that all contain lists, or all contain mappings.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo DEFINED_TWICE =
      RuleInfo.error(Stage.RESOLVE, "C0207", "defined-twice", "Two files define the same workflow.")
          .fixedBy("Keep one of the two definitions, or give one of them another name.");

  static final RuleInfo NOT_DEFINITIONS =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0208",
              "not-definitions",
              "A file of definitions does not contain a mapping of names.")
          .fixedBy(
              "Write each definition below its name: `Name:` and, indented below it,"
                  + " its keys.")
          .accordingTo(Authority.own("schemas/lambdas.schema.json"));

  static final RuleInfo INCLUDES_TOO_MUCH =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0209",
              "includes-too-much",
              "Includes multiply to more than 500,000 values.")
          .fixedBy("Include each file once, and only where it is needed.");

  static final RuleInfo UNREAD_FILES =
      RuleInfo.warning(
              Stage.RESOLVE,
              "C0210",
              "unread-files",
              "`lambdas.yml` or workflow files are there, but their definitions are written in"
                  + " `config.yml`.")
          .because(
              "The files are read where `config.yml` has no `lambdas` or `stepFunctions`. Functions"
                  + " and workflows of files that are read no more are deleted by a deployment.")
          .fixedBy(
              "Keep the definitions in one place: move those of `config.yml` into the file and"
                  + " delete the key, or the reverse.")
          .accordingTo(Authority.own("docs/guide/files.md"));

  static final RuleInfo UNKNOWN_DEPLOYMENT =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0301",
              "unknown-deployment",
              "The configuration has no such deployment.")
          .fixedBy(
              "Choose one of the deployments that `config.yml` has with `--deployment"
                  + " NAME`, or add the deployment as a key at the top of that file. What all"
                  + " deployments share goes below `default`.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo NOT_A_MAPPING =
      RuleInfo.error(Stage.RESOLVE, "C0302", "not-a-mapping", "A deployment is not a mapping.")
          .fixedBy("Write keys and values below the name of the deployment, or delete the name.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo SHORTER_LIST =
      RuleInfo.warning(
              Stage.RESOLVE,
              "C0303",
              "shorter-list",
              "A list of a deployment is merged with a longer list of the defaults,"
                  + " whose last items remain.")
          .because(
              "Lists are merged item by item, as in kes, so that a shorter list does"
                  + " not replace a longer one.")
          .fixedBy("Give all items in the deployment's list. Write `null` to have no list at all.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo MAPPING_OVER_LIST =
      RuleInfo.warning(
              Stage.RESOLVE,
              "C0304",
              "mapping-over-list",
              "A deployment gives a mapping where the defaults have a list, and is ignored.")
          .because("As in kes, only keys that are positions of the list have an effect.")
          .fixedBy("Write a list in the deployment, too, or make the default a mapping.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo NO_CONFIGURATION =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0305",
              "no-configuration",
              "The application folder has no configuration.")
          .fixedBy(
              "Run the command in the application's folder or name that folder; it"
                  + " contains `app/config.yml`. Name a configuration folder of another name"
                  + " with `--kes-folder`.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo CONFIGURATION_NOT_MAPPING =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0306",
              "configuration-not-mapping",
              "The configuration file is not a mapping of deployments.")
          .fixedBy("Begin the file with `default:` and indent the configuration below it.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo UNKNOWN_STACK_KIND =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0310",
              "unknown-stack-kind",
              "`stackKind` is not one of `app`, `db` and `iam`.")
          .fixedBy(
              "Write `stackKind: app`, `db` or `iam`, or delete the key: the kind then"
                  + " follows from the folder's name and from the sections that the"
                  + " configuration has.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo MALFORMED_VARIABLE =
      RuleInfo.warning(
              Stage.RESOLVE,
              "C0401",
              "malformed-variable",
              "A line of the `.env` file sets no variable.")
          .fixedBy(
              "Write `NAME=value`; a name has letters, digits, `_`, `-` and `.`. Put"
                  + " `#` before a comment.")
          .accordingTo(Authority.published("https://github.com/motdotla/dotenv"));

  static final RuleInfo COMMENT_IN_VARIABLE =
      RuleInfo.warning(
              Stage.RESOLVE,
              "C0402",
              "comment-in-variable",
              "A `#` in a line of the `.env` file is part of the value.")
          .because(
              "As in the version of dotenv that kes uses, only a line that begins with"
                  + " `#` is a comment.")
          .fixedBy(
              "Move the comment to a line of its own. Put the value into quotes if the"
                  + " `#` belongs to it.")
          .accordingTo(Authority.published("https://github.com/motdotla/dotenv"));

  /** A string names a variable that has no value. */
  public static final RuleInfo UNKNOWN_VARIABLE =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0501",
              "unknown-variable",
              "A string names a variable that has no value.")
          .because("Below a key that nothing reads, it is a warning.")
          .fixedBy(
              "Correct the name, or set the variable: in `app/.env`, in the environment"
                  + " of the command, or as a key of the configuration.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo MALFORMED_VARIABLE_TEXT =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0502",
              "malformed-variable-text",
              "Double braces do not form a variable.")
          .because("Below a key that nothing reads, it is a warning.")
          .fixedBy(
              "Write `{{name}}` with one name of a variable between the braces, or"
                  + " delete them. Sections (`{{#name}}`) have to be closed (`{{/name}}`).")
          .accordingTo(Authority.specification("https://mustache.github.io/mustache.5.html"));

  static final RuleInfo VARIABLE_NOT_TEXT =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0503",
              "variable-not-text",
              "A variable that is a list or a mapping is put into a string.")
          .because("Below a key that nothing reads, it is a warning.")
          .fixedBy("Name a single value in it: `{{subnets.0}}`, `{{buckets.internal.name}}`.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo VARIABLES_TOO_LONG =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0504",
              "variables-too-long",
              "Variables multiply to a string of enormous length.")
          .fixedBy(
              "Find the variable that contains itself, or others many times, and write"
                  + " its value directly.");

  static final RuleInfo SAME_KEY =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0506",
              "same-key",
              "Two keys of a mapping are the same after their variables are replaced.")
          .fixedBy("Change one of the keys or the variable in it.");

  static final RuleInfo VARIABLE_CHAIN =
      RuleInfo.error(
              Stage.RESOLVE,
              "C0507",
              "variable-chain",
              "Variables refer to each other in a cycle or in a long chain.")
          .because(
              "As in kes, variables are replaced twice. What still contains a variable"
                  + " then can't be resolved.")
          .fixedBy("Give one of the variables a value that contains no other variable.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

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
        UNREAD_FILES,
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
