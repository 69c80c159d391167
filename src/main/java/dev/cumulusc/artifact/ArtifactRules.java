package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about the code that functions are made of. */
public final class ArtifactRules {
  static final RuleInfo NO_CODE =
      RuleInfo.error(
          Stage.PACKAGE, "C2120", "no-code", "A function does not say where its code is.");

  public static final RuleInfo NO_CODE_BUCKET =
      RuleInfo.error(
          Stage.PACKAGE,
          "C2121",
          "no-code-bucket",
          "There is code to deploy, but no bucket to deploy it from.");

  static final RuleInfo UNPACKABLE_CODE =
      RuleInfo.error(
          Stage.PACKAGE,
          "C2122",
          "unpackable-code",
          "Something in a source folder can't be packed.");

  static final RuleInfo ADAPTER_LEFT_OUT =
      RuleInfo.warning(
          Stage.PACKAGE,
          "C2123",
          "adapter-left-out",
          "The message adapter can't be added to a package that is already made.");

  static final RuleInfo ADAPTER_MISSING =
      RuleInfo.note(
          Stage.PACKAGE,
          "C2124",
          "adapter-missing",
          "Functions want the message adapter in their packages, but its zip file is not there.");

  static final RuleInfo ADAPTER_UNREADABLE =
      RuleInfo.error(
          Stage.PACKAGE,
          "C2125",
          "adapter-unreadable",
          "The message adapter's zip file can't be read.");

  private ArtifactRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        NO_CODE,
        NO_CODE_BUCKET,
        UNPACKABLE_CODE,
        ADAPTER_LEFT_OUT,
        ADAPTER_MISSING,
        ADAPTER_UNREADABLE);
  }
}
