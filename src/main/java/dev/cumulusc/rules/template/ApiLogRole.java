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

/** Finds APIs whose log needs a role that only the account has. */
public final class ApiLogRole implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.note(
              Stage.TEMPLATE,
              "C6126",
              "api-log-role",
              "The log of an API needs a role that is set for the account's whole Region.")
          .because(
              "Without it, the stage is refused, \"CloudWatch Logs role ARN must be set in account"
                  + " settings to enable logging\", and the deployment is rolled back.")
          .fixedBy(
              "Have the role set once for the account and Region, in the settings of API Gateway or"
                  + " with `AWS::ApiGateway::Account` in one of its stacks.")
          .accordingTo(Authority.aws("apigateway/latest/developerguide/set-up-logging.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    boolean setsRole =
        checked.template().resources().values().stream()
            .anyMatch(resource -> resource.type().equals("AWS::ApiGateway::Account"));
    if (!setsRole) {
      checked.wholeResources(
          List.of("AWS::ApiGateway::Stage"),
          (resource, properties) -> check(resource, properties, diagnostics));
    }
  }

  private static void check(
      Resource resource, CfnValue.Mapping properties, Diagnostics diagnostics) {
    if (properties.get("AccessLogSetting") != null || logs(properties)) {
      diagnostics.report(
          INFO,
          resource.origin(),
          "The log of `"
              + resource.logicalId()
              + "` needs the role for CloudWatch Logs in the account's settings of API Gateway.");
    }
  }

  private static boolean logs(CfnValue.Mapping properties) {
    return properties.get("MethodSettings") instanceof CfnValue.Sequence list
        && list.items().stream()
            .anyMatch(
                item ->
                    item instanceof CfnValue.Mapping settings
                        && settings.get("LoggingLevel") instanceof CfnValue.Text level
                        && !level.value().equals("OFF"));
  }
}
