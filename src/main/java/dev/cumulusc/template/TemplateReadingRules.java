package dev.cumulusc.template;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about reading templates and about what their parts refer to. */
public final class TemplateReadingRules {
  static final RuleInfo UNKNOWN_REFERENCE =
      RuleInfo.error(
              Stage.REFERENCE,
              "C2101",
              "unknown-reference",
              "Something refers to a resource or parameter that is not in the template.")
          .because(
              "CloudFormation refuses such a template, but only when it is deployed, and without a line.");

  static final RuleInfo UNKNOWN_ATTRIBUTE =
      RuleInfo.error(
              Stage.REFERENCE,
              "C2102",
              "unknown-attribute",
              "Something refers to an attribute that the resource does not have.")
          .because(
              "CloudFormation refuses such a template, but only when it is deployed, and without a line.");

  static final RuleInfo MALFORMED_REFERENCE =
      RuleInfo.error(
              Stage.REFERENCE,
              "C2103",
              "malformed-reference",
              "A text of `Fn::Sub` has `${...}` around something that can be no name.")
          .because("CloudFormation refuses such a text, whatever it was meant to be.");

  static final RuleInfo TEMPLATE_PART_NOT_A_MAPPING =
      RuleInfo.error(
              Stage.LOAD,
              "C6002",
              "template-part-not-a-mapping",
              "A section, a resource or its properties are not a mapping.")
          .because("CloudFormation could not read the template.");

  static final RuleInfo RESOURCE_WITHOUT_TYPE =
      RuleInfo.error(
              Stage.LOAD, "C6003", "resource-without-type", "A resource does not say what it is.")
          .because("CloudFormation could not tell what to make.");

  static final RuleInfo BAD_DEPENDS_ON =
      RuleInfo.error(
              Stage.LOAD,
              "C6004",
              "bad-depends-on",
              "`DependsOn` is neither a logical id nor a list of them.")
          .because("CloudFormation could not tell what to wait for.");

  private TemplateReadingRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        UNKNOWN_REFERENCE,
        UNKNOWN_ATTRIBUTE,
        MALFORMED_REFERENCE,
        TEMPLATE_PART_NOT_A_MAPPING,
        RESOURCE_WITHOUT_TYPE,
        BAD_DEPENDS_ON);
  }
}
