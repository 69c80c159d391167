package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds functions with subnets, but no security group, or the other way round. */
public final class HalfVpcConfig implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6124",
              "half-vpc-config",
              "A function in a VPC has subnets, but no security group, or the other way round.")
          .because(
              "Lambda refuses the function, \"SubnetIds and SecurityIds must coexist or be both"
                  + " empty list\", and the deployment is rolled back.")
          .fixedBy("Set `vpc.securityGroup` and `vpc.subnets`, or neither.")
          .accordingTo(Authority.aws("lambda/latest/api/API_VpcConfig.html"));

  private static final String SUBNETS = "SubnetIds";
  private static final String GROUPS = "SecurityGroupIds";

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** Functions of a configuration share its VPC: what it lacks is reported once. */
  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Set<Origin> reported = new HashSet<>();
    checked.wholeResources(
        List.of("AWS::Lambda::Function"),
        (resource, properties) -> {
          if (properties.get("VpcConfig") instanceof CfnValue.Mapping vpc
              && isEmpty(vpc.get(SUBNETS)) != isEmpty(vpc.get(GROUPS))
              && reported.add(vpc.origin())) {
            report(resource, vpc, diagnostics);
          }
        });
  }

  private static void report(Resource resource, CfnValue.Mapping vpc, Diagnostics diagnostics) {
    boolean lacksSubnets = isEmpty(vpc.get(SUBNETS));
    diagnostics.report(
        INFO,
        vpc.origin(),
        "The function `"
            + resource.logicalId()
            + "` has "
            + (lacksSubnets
                ? "a security group, but no subnets."
                : "subnets, but no security group."),
        "Add "
            + (lacksSubnets
                ? "`subnets` (`SubnetIds` in a template)."
                : "`securityGroup` (`SecurityGroupIds` in a template)."));
  }

  private static boolean isEmpty(@Nullable CfnValue ids) {
    return ids == null || ids instanceof CfnValue.Sequence list && list.items().isEmpty();
  }
}
