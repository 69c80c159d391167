package dev.cumulusc.emit;

import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;

/** The permissions of services to call a function. */
final class LambdaPermissions {
  /** The function that rules made in the dashboard start; those rules are in no template. */
  private static final String SCHEDULER = "ScheduleSF";

  private LambdaPermissions() {}

  /** Emits the permissions of a function that follow from the function itself. */
  static void emit(LambdaSpec lambda, Emission emission) {
    Origin origin = lambda.origin();
    if (!lambda.apiMethods().isEmpty()) {
      emission.add(
          permission(
              lambda.name().value() + "LambdaPermissionApiGateway",
              lambda.logicalId(),
              CfnValue.text("apigateway.amazonaws.com", origin),
              origin));
    }
    if (lambda.name().value().equals(SCHEDULER)) {
      emission.add(
          permission(
              "GenericLambdaPermission",
              lambda.logicalId(),
              CfnValue.text("events.amazonaws.com", origin),
              origin));
    }
  }

  /**
   * Returns the permission of a service to call a function, whatever it calls it for.
   *
   * @param function the function's logical id
   * @param principal the service
   */
  static Resource permission(String logicalId, String function, CfnValue principal, Origin origin) {
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("Action", "lambda:InvokeFunction")
            .put("FunctionName", CfnValue.getAtt(function, "Arn", origin))
            .put("Principal", principal);
    return Resource.of(logicalId, "AWS::Lambda::Permission", properties, origin);
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
    return Resource.of(logicalId, "AWS::Lambda::Permission", properties, origin);
  }
}
