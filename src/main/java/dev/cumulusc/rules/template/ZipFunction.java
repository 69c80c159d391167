package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;

/** Finds functions whose zip file has no handler or no runtime. */
public final class ZipFunction implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6121",
              "zip-function-incomplete",
              "A function with its code in a zip file lacks `Handler` or `Runtime`.")
          .fixedBy(
              "Add both properties. A function of a container image has `PackageType:"
                  + " Image` instead.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    checked.wholeResources(
        List.of("AWS::Lambda::Function"),
        (resource, properties) -> check(resource, properties, diagnostics));
  }

  private static void check(
      Resource resource, CfnValue.Mapping properties, Diagnostics diagnostics) {
    if (properties.members().containsKey("PackageType")
        || properties.get("Code") instanceof CfnValue.Mapping code
            && code.members().containsKey("ImageUri")) {
      return;
    }
    for (String name : List.of("Handler", "Runtime")) {
      if (!properties.members().containsKey(name)) {
        diagnostics.report(
            INFO,
            resource.origin(),
            "`" + resource.logicalId() + "` has its code in a zip file, but no `" + name + "`.");
      }
    }
  }
}
