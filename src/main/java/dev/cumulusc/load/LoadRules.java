package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about files and their YAML. */
public final class LoadRules {
  static final RuleInfo MISSING_FILE =
      RuleInfo.error(
              Stage.LOAD, "C0001", "missing-file", "A file or folder that is named does not exist.")
          .fixedBy(
              "Correct the path, or create the file. Paths are relative to the"
                  + " application folder; packages in `node_modules` have to be installed"
                  + " first (`npm ci`).")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo NOT_A_FILE =
      RuleInfo.error(
              Stage.LOAD,
              "C0002",
              "not-a-file",
              "A path names a folder where a file is expected, or a file where a folder"
                  + " is expected.")
          .fixedBy("Name a file, or a folder, as the key asks for.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo PATH_OUTSIDE_APPLICATION =
      RuleInfo.error(
              Stage.LOAD,
              "C0003",
              "path-outside-application",
              "A path leads out of the application folder.")
          .because("An application that reads files from elsewhere compiles on one machine only.")
          .fixedBy(
              "Write the path relative to the application folder, and copy or link what"
                  + " lies outside of it into that folder. Links may lead out of it.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo UNREADABLE_FILE =
      RuleInfo.error(Stage.LOAD, "C0004", "unreadable-file", "A file can't be read.")
          .fixedBy(
              "Give the user who runs cumulusc the permission to read the file (`chmod"
                  + " u+r FILE`), or check that the disk is mounted and sound.");

  static final RuleInfo FILE_TOO_LARGE =
      RuleInfo.error(
              Stage.LOAD,
              "C0005",
              "file-too-large",
              "A file is larger than 4 MiB, which no configuration needs.")
          .fixedBy(
              "Check that the path names a configuration and not, for example, a data"
                  + " file or a zip file; split a configuration that really is so large into"
                  + " several files and include them with `!!files`.");

  static final RuleInfo NOT_UTF_8 =
      RuleInfo.error(Stage.LOAD, "C0006", "not-utf-8", "A file is not text in UTF-8.")
          .fixedBy(
              "Save the file in UTF-8. Editors show the encoding in their status line;"
                  + " `iconv -f LATIN1 -t UTF-8 OLD > NEW` converts it.")
          .accordingTo(
              Authority.specification("https://yaml.org/spec/1.2.2/#52-character-encodings"));

  static final RuleInfo CONTROL_CHARACTER =
      RuleInfo.error(
              Stage.LOAD, "C0007", "control-character", "A file contains a control character.")
          .because(
              "YAML allows no control characters but tab and line breaks. Most come"
                  + " from copying out of a terminal or a document.")
          .fixedBy(
              "Delete the character, or write it as an escape such as `\\u0007` in"
                  + " double quotes.")
          .accordingTo(Authority.specification("https://yaml.org/spec/1.2.2/#51-character-set"));

  public static final RuleInfo LINK_OUTSIDE_APPLICATION =
      RuleInfo.warning(
              Stage.LOAD,
              "C0008",
              "link-outside-application",
              "A symbolic link leads out of the application folder.")
          .because(
              "Where changes of strangers are built, a link can bring the build machine's own"
                  + " files into a package, a template or a message. With `--untrusted` such a"
                  + " link is an error, and is not followed.")
          .fixedBy(
              "Copy what the link leads to into the application folder, or put the application"
                  + " folder one level higher.")
          .accordingTo(Authority.specification("https://cwe.mitre.org/data/definitions/59.html"));

  static final RuleInfo YAML_SYNTAX =
      RuleInfo.error(Stage.LOAD, "C0101", "yaml-syntax", "A file is not valid YAML.")
          .fixedBy(
              "Correct the syntax at the place that is reported: indent with spaces,"
                  + " put `: ` between a key and its value, and put a value into quotes that"
                  + " contains `: `, ` #`, or starts with one of `{ [ * & ! | > % @`.")
          .accordingTo(Authority.specification("https://yaml.org/spec/1.2.2/"));

  static final RuleInfo SEVERAL_DOCUMENTS =
      RuleInfo.error(
              Stage.LOAD,
              "C0102",
              "several-documents",
              "A file contains more than one YAML document.")
          .fixedBy(
              "Put the second document into a file of its own, or delete the line `---`"
                  + " between the two.")
          .accordingTo(Authority.specification("https://yaml.org/spec/1.2.2/#91-documents"));

  static final RuleInfo DUPLICATE_KEY =
      RuleInfo.error(Stage.LOAD, "C0103", "duplicate-key", "A key occurs twice in one mapping.")
          .because(
              "Most programs take the last value and drop the others without a word. So does"
                  + " CloudFormation: in what a Handlebars template renders to, it is a warning.")
          .fixedBy("Keep one of the two keys, or rename one of them.")
          .accordingTo(
              Authority.specification("https://yaml.org/spec/1.2.2/#3213-node-comparison"));

  static final RuleInfo KEY_NOT_SCALAR =
      RuleInfo.error(Stage.LOAD, "C0104", "key-not-scalar", "A key is a list or a mapping.")
          .because(
              "Braces at the start of a value open a mapping in YAML, so `{{variable}}`"
                  + " without quotes is a mapping whose key is a mapping. In another deployment, or"
                  + " below a key that nothing reads, it is a warning: kes makes a string of it.")
          .fixedBy(
              "Put the whole value into quotes: `'{{variable}}'`. Write other keys as"
                  + " plain text.")
          .accordingTo(Authority.specification("https://yaml.org/spec/1.2.2/#742-flow-mappings"));

  static final RuleInfo UNKNOWN_ALIAS =
      RuleInfo.error(
              Stage.LOAD,
              "C0105",
              "unknown-alias",
              "An alias refers to an anchor that is not defined before it.")
          .fixedBy(
              "Define the anchor (`&name`) above the alias (`*name`) in the same file,"
                  + " or correct the name. Anchors of other files can't be used.")
          .accordingTo(Authority.specification("https://yaml.org/spec/1.2.2/#71-alias-nodes"));

  static final RuleInfo NESTED_TOO_DEEP =
      RuleInfo.error(
              Stage.LOAD,
              "C0106",
              "nested-too-deep",
              "Values are nested more than 100 levels deep.")
          .fixedBy(
              "Make the structure flatter. Such depth is nearly always the product of a"
                  + " script that went wrong.");

  static final RuleInfo TOO_MANY_VALUES =
      RuleInfo.error(
              Stage.LOAD,
              "C0107",
              "too-many-values",
              "Aliases multiply to more than 500,000 values.")
          .fixedBy("Use fewer aliases of values that contain aliases themselves.");

  static final RuleInfo TAG_DOES_NOT_FIT =
      RuleInfo.error(
              Stage.LOAD,
              "C0108",
              "tag-does-not-fit",
              "A value does not have the type that its tag names.")
          .fixedBy(
              "Delete the tag, or write a value of that type: `!!int 5`, `!!bool true`,"
                  + " `!!str text`.")
          .accordingTo(Authority.specification("https://yaml.org/spec/1.2.2/#103-core-schema"));

  static final RuleInfo AMBIGUOUS_VALUE =
      RuleInfo.warning(
              Stage.LOAD,
              "C0109",
              "ambiguous-value",
              "A value without quotes means different things to different YAML programs.")
          .because(
              "YAML 1.1 reads `yes`, `017` or `1:30` as a boolean or a number; YAML 1.2"
                  + " reads them as other values. The file means one thing here and another"
                  + " elsewhere.")
          .fixedBy(
              "Put the value into quotes if it is a string, and write `true`, `false` or a"
                  + " plain decimal number if it is not.")
          .accordingTo(Authority.specification("https://yaml.org/type/bool.html"));

  static final RuleInfo TYPOGRAPHIC_QUOTES =
      RuleInfo.warning(
              Stage.LOAD,
              "C0110",
              "typographic-quotes",
              "A value stands in typographic quotes, which quote nothing.")
          .because(
              "Word processors and chat programs make such quotes. YAML takes them for a part of the"
                  + " value.")
          .fixedBy(
              "Write straight quotes, `'` or `\"`, or none. Put straight quotes around the"
                  + " value if the others are meant.")
          .accordingTo(
              Authority.specification("https://yaml.org/spec/1.2.2/#73-flow-scalar-styles"));

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
        LINK_OUTSIDE_APPLICATION,
        YAML_SYNTAX,
        SEVERAL_DOCUMENTS,
        DUPLICATE_KEY,
        KEY_NOT_SCALAR,
        UNKNOWN_ALIAS,
        NESTED_TOO_DEEP,
        TOO_MANY_VALUES,
        TAG_DOES_NOT_FIT,
        AMBIGUOUS_VALUE,
        TYPOGRAPHIC_QUOTES);
  }
}
