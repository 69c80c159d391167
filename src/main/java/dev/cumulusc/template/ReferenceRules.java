package dev.cumulusc.template;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about what the parts of a template refer to. */
public final class ReferenceRules {
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

  private ReferenceRules() {}

  /** Returns all rules about references, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(UNKNOWN_REFERENCE, UNKNOWN_ATTRIBUTE, MALFORMED_REFERENCE);
  }
}
