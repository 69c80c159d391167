package dev.cumulusc.load;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about files and their YAML. */
public final class LoadRules {
  static final RuleInfo MISSING_FILE =
      RuleInfo.error(
          Stage.LOAD, "C0001", "missing-file", "A file or folder that is named does not exist.");

  static final RuleInfo NOT_A_FILE =
      RuleInfo.error(
          Stage.LOAD, "C0002", "not-a-file", "A file is named where a folder is, or the reverse.");

  static final RuleInfo PATH_OUTSIDE_APPLICATION =
      RuleInfo.error(
          Stage.LOAD,
          "C0003",
          "path-outside-application",
          "A path leads out of the application folder.");

  static final RuleInfo UNREADABLE_FILE =
      RuleInfo.error(Stage.LOAD, "C0004", "unreadable-file", "A file can't be read.");

  static final RuleInfo FILE_TOO_LARGE =
      RuleInfo.error(
          Stage.LOAD, "C0005", "file-too-large", "A file is larger than any configuration.");

  static final RuleInfo NOT_UTF_8 =
      RuleInfo.error(Stage.LOAD, "C0006", "not-utf-8", "A file is not text in UTF-8.");

  static final RuleInfo CONTROL_CHARACTER =
      RuleInfo.error(
          Stage.LOAD, "C0007", "control-character", "A file has a character that no text has.");

  static final RuleInfo YAML_SYNTAX =
      RuleInfo.error(Stage.LOAD, "C0101", "yaml-syntax", "A file is not YAML.");

  static final RuleInfo SEVERAL_DOCUMENTS =
      RuleInfo.error(
          Stage.LOAD, "C0102", "several-documents", "A file has more than one YAML document.");

  static final RuleInfo DUPLICATE_KEY =
      RuleInfo.error(Stage.LOAD, "C0103", "duplicate-key", "A key stands twice in one mapping.");

  static final RuleInfo KEY_NOT_SCALAR =
      RuleInfo.error(Stage.LOAD, "C0104", "key-not-scalar", "A key is a list or a mapping.");

  static final RuleInfo UNKNOWN_ALIAS =
      RuleInfo.error(Stage.LOAD, "C0105", "unknown-alias", "An alias has no anchor before it.");

  static final RuleInfo NESTED_TOO_DEEP =
      RuleInfo.error(
          Stage.LOAD, "C0106", "nested-too-deep", "Values are nested deeper than makes sense.");

  static final RuleInfo TOO_MANY_VALUES =
      RuleInfo.error(
          Stage.LOAD, "C0107", "too-many-values", "Aliases multiply to an enormous value.");

  static final RuleInfo TAG_DOES_NOT_FIT =
      RuleInfo.error(
          Stage.LOAD, "C0108", "tag-does-not-fit", "A value is not what its tag says that it is.");

  static final RuleInfo AMBIGUOUS_VALUE =
      RuleInfo.warning(
          Stage.LOAD,
          "C0109",
          "ambiguous-value",
          "A value without quotes means different things in YAML.");

  private LoadRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        MISSING_FILE,
        NOT_A_FILE,
        PATH_OUTSIDE_APPLICATION,
        UNREADABLE_FILE,
        FILE_TOO_LARGE,
        NOT_UTF_8,
        CONTROL_CHARACTER,
        YAML_SYNTAX,
        SEVERAL_DOCUMENTS,
        DUPLICATE_KEY,
        KEY_NOT_SCALAR,
        UNKNOWN_ALIAS,
        NESTED_TOO_DEEP,
        TOO_MANY_VALUES,
        TAG_DOES_NOT_FIT,
        AMBIGUOUS_VALUE);
  }
}
