package dev.cumulusc.rules.limit;

import dev.cumulusc.capacity.InstanceSize;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Objects;

/** Finds instance types that EC2 does not have, as far as this program knows them. */
public final class InstanceTypes implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5177",
              "instance-type-unknown",
              "The instances of a cluster have an unknown type.")
          .because(
              "The list of types is as old as this program. If the type is not new, no instance"
                  + " starts, and the deployment waits for services that never become stable.")
          .fixedBy(
              "Correct the name. If AWS's documentation lists the type, suppress this finding.")
          .accordingTo(Authority.aws("ec2/latest/instancetypes/instance-types.html"));

  private static final String TYPE = "InstanceType";

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::EC2::LaunchTemplate",
        (resource, properties) ->
            Resources.mapping(properties, "LaunchTemplateData")
                .ifPresent(data -> check(resource, data, diagnostics)));
    for (String type : List.of("AWS::AutoScaling::LaunchConfiguration", "AWS::EC2::Instance")) {
      Resources.ofType(
          checked.template(),
          type,
          (resource, properties) -> check(resource, properties, diagnostics));
    }
  }

  private static void check(Resource resource, CfnValue.Mapping data, Diagnostics diagnostics) {
    Resources.text(data, TYPE)
        .filter(type -> InstanceSize.of(type).isEmpty() && !type.contains("resolve:"))
        .ifPresent(
            type ->
                diagnostics.report(
                    Diagnostic.of(
                            INFO,
                            Objects.requireNonNull(data.get(TYPE)).origin(),
                            "The instance type `"
                                + type
                                + "` of `"
                                + resource.logicalId()
                                + "` is not known.")
                        .suggesting(type, InstanceSize.types())));
  }
}
