package dev.cumulusc.template;

import dev.cumulusc.diagnostic.Authority;
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
              "Something refers to a resource, parameter or condition that is not in"
                  + " the template.")
          .because(
              "CloudFormation refuses such a template, but only when it is deployed,"
                  + " and without a line.")
          .fixedBy(
              "Correct the name, or add what it names. A function `Name` of `lambdas`"
                  + " has the logical id `NameLambdaFunction`, a queue `nameSQS`, a topic"
                  + " `nameSNS`, an activity `NameActivity`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html"));

  static final RuleInfo UNKNOWN_ATTRIBUTE =
      RuleInfo.error(
              Stage.REFERENCE,
              "C2102",
              "unknown-attribute",
              "Something refers to an attribute that the resource does not have.")
          .because(
              "CloudFormation refuses such a template, but only when it is deployed,"
                  + " and without a line.")
          .fixedBy(
              "Use one of the attributes that the message lists. `Ref` (`${Name}` in a"
                  + " string) gives the name, id or URL; for an ARN, most types have the"
                  + " attribute `Arn`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html"));

  static final RuleInfo MALFORMED_REFERENCE =
      RuleInfo.error(
              Stage.REFERENCE,
              "C2103",
              "malformed-reference",
              "A string of `Fn::Sub` contains `${...}` around something that is not a"
                  + " valid name.")
          .because("CloudFormation refuses such a string, whatever it was meant to be.")
          .fixedBy(
              "Write the name of a resource, parameter or attribute between the braces,"
                  + " or `${!` for a literal `${`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"));

  private ReferenceRules() {}

  /** Returns all rules about references, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(UNKNOWN_REFERENCE, UNKNOWN_ATTRIBUTE, MALFORMED_REFERENCE);
  }
}
