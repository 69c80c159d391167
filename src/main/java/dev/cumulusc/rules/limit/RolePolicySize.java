package dev.cumulusc.rules.limit;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  /** For all policies within a role together, in characters without white space. */
  private static final int LIMIT = 10_240;

  /** The length of an ARN of this account, if it has a name of usual length. */
  private static final int USUAL_ARN = 90;

  private static final Map<String, Integer> PSEUDO_PARAMETERS =
      Map.of("AWS::AccountId", 12, "AWS::Partition", 3, "AWS::Region", 9);

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
          length += document == null ? 0 : length(document);
        }
      }
    }
    return length;
  }

  /** Returns the length of a value's JSON, quotes and commas included. */
  private static int length(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return text.value().length() + 3;
    } else if (value instanceof CfnValue.Sequence list) {
      return 3 + list.items().stream().mapToInt(RolePolicySize::length).sum();
    } else if (value instanceof CfnValue.Mapping mapping) {
      return 3
          + mapping.members().entrySet().stream()
              .mapToInt(member -> member.getKey().length() + 3 + length(member.getValue().value()))
              .sum();
    } else if (value instanceof CfnValue.Sub) {
      return 3
          + ComposedString.of(value).stream()
              .flatMap(text -> text.pieces().stream())
              .mapToInt(RolePolicySize::length)
              .sum();
    }
    return USUAL_ARN;
  }

  private static int length(ComposedString.Piece piece) {
    if (piece instanceof ComposedString.Literal literal) {
      return literal.text().length();
    }
    return piece instanceof ComposedString.Referred referred
        ? PSEUDO_PARAMETERS.getOrDefault(referred.reference().path(), USUAL_ARN)
        : USUAL_ARN;
  }
}
