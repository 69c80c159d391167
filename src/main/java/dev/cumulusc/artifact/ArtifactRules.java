package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about the code that functions are made of. */
public final class ArtifactRules {
  static final RuleInfo NO_CODE =
      RuleInfo.error(Stage.PACKAGE, "C2120", "no-code", "A function has no code.")
          .fixedBy("Name its folder or zip file in `source`, or its object in S3 in `s3Source`.")
          .accordingTo(Authority.own("schemas/lambdas.schema.json"));

  public static final RuleInfo NO_CODE_BUCKET =
      RuleInfo.error(
              Stage.PACKAGE,
              "C2121",
              "no-code-bucket",
              "There is code to deploy but no bucket to upload it to.")
          .fixedBy(
              "Set `system_bucket`, or `buckets.internal.name`, to a bucket in the"
                  + " Region of the stack.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html"));

  static final RuleInfo UNPACKABLE_CODE =
      RuleInfo.error(
              Stage.PACKAGE,
              "C2122",
              "unpackable-code",
              "A file in a source folder can't be put into a zip file.")
          .fixedBy(
              "Delete what the message names (a broken link, a socket, a file that may"
                  + " not be read) or keep it out of the `source` folder.");

  static final RuleInfo ADAPTER_LEFT_OUT =
      RuleInfo.warning(
              Stage.PACKAGE,
              "C2123",
              "adapter-left-out",
              "The message adapter can't be added to a package that is already built.")
          .fixedBy(
              "Put the adapter into the package when you build it, or set `cmaDir` and"
                  + " use a layer that contains the adapter.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo ADAPTER_MISSING =
      RuleInfo.note(
              Stage.PACKAGE,
              "C2124",
              "adapter-missing",
              "Functions ask for the message adapter in their packages, but its zip"
                  + " file does not exist.")
          .because(
              "cumulusc downloads nothing while it compiles. The functions are packed"
                  + " without the adapter.")
          .fixedBy(
              "Download the adapter's zip file to the path in the message, or name it"
                  + " in `message_adapter_path`.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo ADAPTER_UNREADABLE =
      RuleInfo.error(
              Stage.PACKAGE,
              "C2125",
              "adapter-unreadable",
              "The message adapter's zip file can't be read.")
          .fixedBy("Download the file again, and check that it is a zip file (`unzip -t FILE`).")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo EMPTY_PACKAGE =
      RuleInfo.error(Stage.PACKAGE, "C2126", "empty-package", "A function's package has no file.")
          .because(
              "Lambda refuses it: `Uploaded file must be a non-empty zip`. Most often the code was"
                  + " not built, or built into another folder.")
          .fixedBy("Build the code, or correct the path in `source`.")
          .accordingTo(
              Authority.recorded(
                  "Lambda's answer to CreateFunction: `Uploaded file must be a non-empty zip`."));

  static final RuleInfo BROKEN_ARCHIVE =
      RuleInfo.error(
              Stage.PACKAGE,
              "C2127",
              "broken-archive",
              "A file that ends in `.zip` is not a zip file.")
          .because("Lambda refuses it: `Could not unzip uploaded file`.")
          .fixedBy("Build the file again, and check it with `unzip -t FILE`.")
          .accordingTo(
              Authority.recorded(
                  "Lambda's answer to CreateFunction: `Could not unzip uploaded file. Please"
                      + " check your file, then try to upload again`."));

  static final RuleInfo PACKAGE_TOO_LARGE =
      RuleInfo.error(
              Stage.LIMIT,
              "C5181",
              "package-too-large",
              "The unzipped code of a function exceeds 250 MB.")
          .because(
              "Lambda counts the files of the package and of its layers, not the zip file:"
                  + " `Unzipped size must be smaller than 262144000 bytes`.")
          .fixedBy(
              "Leave out of the package what the function does not need, such as development"
                  + " dependencies, with a `.cumuluscignore` in the source folder, or run it in a"
                  + " container with `docker: true` and an `image` of your own.")
          .accordingTo(Authority.aws("lambda/latest/dg/gettingstarted-limits.html"));

  static final RuleInfo ZIP_TOO_LARGE =
      RuleInfo.warning(
              Stage.LIMIT, "C5182", "zip-too-large", "The zip file of a function exceeds 50 MB.")
          .because("Lambda takes such a file from S3 only, and each cold start unpacks it.")
          .fixedBy(
              "Leave out of the package what the function does not need, or run it in a"
                  + " container with `docker: true`.")
          .accordingTo(Authority.aws("lambda/latest/dg/gettingstarted-limits.html"));

  private ArtifactRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        NO_CODE,
        NO_CODE_BUCKET,
        UNPACKABLE_CODE,
        ADAPTER_LEFT_OUT,
        ADAPTER_MISSING,
        ADAPTER_UNREADABLE,
        EMPTY_PACKAGE,
        BROKEN_ARCHIVE,
        PACKAGE_TOO_LARGE,
        ZIP_TOO_LARGE);
  }
}
