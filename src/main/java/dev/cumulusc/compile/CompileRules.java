package dev.cumulusc.compile;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about the files of definitions and the size of templates. */
public final class CompileRules {
  static final RuleInfo NOT_A_DEFINITION =
      RuleInfo.error(
          Stage.LOAD, "C0711", "not-a-definition", "A file holds no state machine definition.");

  static final RuleInfo NO_DEFINITIONS =
      RuleInfo.error(
          Stage.LOAD, "C0712", "no-definitions", "A folder has no files with definitions.");

  static final RuleInfo TEMPLATE_NEEDS_S3 =
      RuleInfo.note(
          Stage.WRITE,
          "C6208",
          "template-needs-s3",
          "A template is too large for a request, and has to be deployed from S3.");

  static final RuleInfo TEMPLATE_TOO_LARGE =
      RuleInfo.error(Stage.WRITE, "C6209", "template-too-large", "A template is larger than 1 MB.");

  private CompileRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(NOT_A_DEFINITION, NO_DEFINITIONS, TEMPLATE_NEEDS_S3, TEMPLATE_TOO_LARGE);
  }
}
