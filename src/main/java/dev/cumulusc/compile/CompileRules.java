package dev.cumulusc.compile;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about the files of definitions and the size of templates. */
public final class CompileRules {
  static final RuleInfo NOT_A_DEFINITION =
      RuleInfo.error(
              Stage.LOAD,
              "C0711",
              "not-a-definition",
              "A file contains no state machine definition.")
          .fixedBy(
              "Name a file that contains a mapping with `StartAt` and `States`, as JSON"
                  + " or YAML.")
          .accordingTo(Authority.aws("step-functions/latest/dg/statemachine-structure.html"));

  static final RuleInfo NO_DEFINITIONS =
      RuleInfo.error(
              Stage.LOAD, "C0712", "no-definitions", "A folder contains no files with definitions.")
          .fixedBy(
              "Name a folder with `.json`, `.yml`, `.yaml` or `.asl` files, or name the"
                  + " files.");

  static final RuleInfo TEMPLATE_NEEDS_S3 =
      RuleInfo.note(
              Stage.WRITE,
              "C6208",
              "template-needs-s3",
              "A template is too large for a request and must be deployed from S3.")
          .because(
              "CloudFormation takes templates of up to 51,200 bytes in a request, and"
                  + " of up to 1 MB from S3.")
          .fixedBy(
              "Nothing, if `cumulusc deploy` deploys it: it uploads the template. With"
                  + " other tools, upload it to S3 and give its address.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"));

  static final RuleInfo TEMPLATE_TOO_LARGE =
      RuleInfo.error(Stage.WRITE, "C6209", "template-too-large", "A template is larger than 1 MB.")
          .fixedBy("Move a part of the resources into a nested stack.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"));

  private CompileRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(NOT_A_DEFINITION, NO_DEFINITIONS, TEMPLATE_NEEDS_S3, TEMPLATE_TOO_LARGE);
  }
}
