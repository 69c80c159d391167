package dev.cumulusc.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about the form of templates. */
public final class TemplateReadingRules {
  static final RuleInfo TEMPLATE_PART_NOT_A_MAPPING =
      RuleInfo.error(
              Stage.LOAD,
              "C6002",
              "template-part-not-a-mapping",
              "A section of a template, a resource or its properties are not a mapping.")
          .because("CloudFormation can't read the template.")
          .fixedBy("Write keys and values below the name, or delete the part.")
          .accordingTo(Authority.aws("AWSCloudFormation/latest/UserGuide/template-anatomy.html"));

  static final RuleInfo RESOURCE_WITHOUT_TYPE =
      RuleInfo.error(Stage.LOAD, "C6003", "resource-without-type", "A resource has no type.")
          .because("CloudFormation could not know what to make.")
          .fixedBy("Add `Type: AWS::SERVICE::RESOURCE`.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/resources-section-structure.html"));

  static final RuleInfo BAD_DEPENDS_ON =
      RuleInfo.error(
              Stage.LOAD,
              "C6004",
              "bad-depends-on",
              "`DependsOn` is neither a logical id nor a list of them.")
          .because("CloudFormation could not know what to wait for.")
          .fixedBy("Write the logical id as plain text: `DependsOn: NAME`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html"));

  private TemplateReadingRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(TEMPLATE_PART_NOT_A_MAPPING, RESOURCE_WITHOUT_TYPE, BAD_DEPENDS_ON);
  }
}
