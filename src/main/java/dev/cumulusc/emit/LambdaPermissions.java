package dev.cumulusc.emit;

import dev.cumulusc.iam.Arns;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The permissions of services to call a function. */
final class LambdaPermissions {
  /** The function that rules made in the dashboard start; those rules are in no template. */
  private static final String SCHEDULER = "ScheduleSF";

  private LambdaPermissions() {}

  /** Emits the permissions of a function that follow from the function itself. */
  static void emit(LambdaSpec lambda, Emission emission) {
    Origin origin = lambda.origin();
    List<CfnValue> apis = apis(lambda, emission.deployment());
    for (int i = 0; i < apis.size(); i++) {
      emission.add(
          permission(
              lambda.name().value() + "LambdaPermissionApiGateway" + EventRuleEmitter.ordinal(i),
              lambda,
              CfnValue.text("apigateway.amazonaws.com", origin),
              apis.get(i)));
    }
    if (lambda.name().value().equals(SCHEDULER)) {
      emission.add(
          permission(
              "GenericLambdaPermission",
              lambda,
              CfnValue.text(EventRuleEmitter.PRINCIPAL, origin),
              Arns.here("events", "rule/*", origin)));
    }
  }

  /** Returns the ARNs of the APIs that call a function: all of the account's, if none is here. */
  private static List<CfnValue> apis(LambdaSpec lambda, Deployment deployment) {
    Set<String> own = new LinkedHashSet<>();
    deployment.base().apis().names().forEach(api -> own.add(api.value()));
    own.retainAll(lambda.apiMethods().stream().map(method -> method.api().value()).toList());
    if (own.isEmpty() && !lambda.apiMethods().isEmpty()) {
      return List.of(Arns.here("execute-api", "*", lambda.origin()));
    }
    return own.stream()
        .map(api -> "${" + ApiNames.restApi(api) + "}/*")
        .map(api -> Arns.here("execute-api", api, lambda.origin()))
        .toList();
  }

  private static Resource permission(
      String logicalId, LambdaSpec function, CfnValue principal, CfnValue source) {
    return Resource.of(
        logicalId,
        ResourceTypes.FUNCTION_PERMISSION,
        properties(function, principal, source),
        function.origin());
  }

  /** The page of CloudWatch Logs asks for the account as well, although the ARN names it. */
  static Resource fromLogs(String logicalId, LambdaSpec function) {
    Origin origin = function.origin();
    return Resource.of(
        logicalId,
        ResourceTypes.FUNCTION_PERMISSION,
        properties(
                function,
                CfnValue.sub("logs.${AWS::Region}.amazonaws.com", origin),
                Arns.here("logs", "log-group:*", origin))
            .put("SourceAccount", CfnValue.ref("AWS::AccountId", origin)),
        origin);
  }

  private static MappingBuilder properties(
      LambdaSpec function, CfnValue principal, CfnValue source) {
    Origin origin = function.origin();
    return CfnValue.mapping(origin)
        .put("Action", "lambda:InvokeFunction")
        .put("FunctionName", CfnValue.getAtt(function.logicalId(), "Arn", origin))
        .put("Principal", principal)
        .put("SourceArn", source);
  }

  /**
   * Returns the permission of one source of events to call a function.
   *
   * @param function the function's ARN
   * @param principal the service that the source belongs to
   * @param source the source's ARN
   */
  static Resource fromSource(
      String logicalId, CfnValue function, CfnValue principal, CfnValue source, Origin origin) {
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("FunctionName", function)
            .put("Action", "lambda:InvokeFunction")
            .put("Principal", principal)
            .put("SourceArn", source);
    return Resource.of(logicalId, ResourceTypes.FUNCTION_PERMISSION, properties, origin);
  }
}
