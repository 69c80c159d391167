package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PolicyLength;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;

/** Checks that the policies within a role are not longer than IAM takes. */
public final class RolePolicySize implements TemplateRule {
  private static final RuleInfo TOO_LONG =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5022",
              "role-policies-too-long",
              "The policies within a role are longer than IAM allows.")
          .because(
              "IAM takes 10,240 characters for all policies within a role together. It"
                  + " refuses the role, and the deployment is rolled back.")
          .fixedBy("Name a role with managed policies under `iams`.")
          .accordingTo(Authority.aws("IAM/latest/UserGuide/reference_iam-quotas.html"));

  private static final int LIMIT = PolicyLength.INLINE_MAXIMUM;

  @Override
  public List<RuleInfo> infos() {
    return List.of(TOO_LONG);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    for (Resource resource : template.resources().values()) {
      if (resource.type().equals("AWS::IAM::Role")) {
        int length =
            resource
                .properties()
                .map(properties -> properties.get("Policies"))
                .map(RolePolicySize::documents)
                .orElse(0);
        if (length > LIMIT) {
          diagnostics.report(
              TOO_LONG,
              resource.origin(),
              String.format(
                  Locale.ROOT,
                  "The policies within the role `%s` have about %,d characters, but IAM takes"
                      + " %,d.",
                  resource.logicalId(),
                  length,
                  LIMIT),
              "Name a role with managed policies under `iams`.");
        }
      }
    }
  }

  private static int documents(CfnValue policies) {
    int length = 0;
    if (policies instanceof CfnValue.Sequence list) {
      for (CfnValue policy : list.items()) {
        if (policy instanceof CfnValue.Mapping mapping) {
          CfnValue document = mapping.get("PolicyDocument");
          length += document == null ? 0 : PolicyLength.of(document);
        }
      }
    }
    return length;
  }
}
