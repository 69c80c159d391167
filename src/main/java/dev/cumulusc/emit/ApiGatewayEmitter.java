package dev.cumulusc.emit;

import dev.cumulusc.model.ApiSettings;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Network;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.Optional;

/** Emits the APIs of a stack: each with its stage, deployment, methods, log and outputs. */
final class ApiGatewayEmitter implements ResourceEmitter {
  private static final int RETENTION_DAYS = 30;

  /** One JSON object for each request. */
  private static final String LOG_FORMAT =
      "{ \"requestId\":\"$context.requestId\", \"ip\": \"$context.identity.sourceIp\","
          + " \"caller\":\"$context.identity.caller\","
          + "  \"user\":\"$context.identity.user\","
          + " \"requestTime\":\"$context.requestTime\","
          + " \"httpMethod\":\"$context.httpMethod\","
          + " \"resourcePath\":\"$context.resourcePath\","
          + " \"status\":\"$context.status\","
          + " \"protocol\":\"$context.protocol\","
          + " \"responseLength\":\"$context.responseLength\" }";

  @Override
  public void emit(Emission emission) {
    ApiSettings apis = emission.deployment().base().apis();
    ApiMethods.reportUnknownApis(emission);
    for (Located<String> api : apis.names()) {
      ApiMethods methods = ApiMethods.of(api.value(), emission.deployment());
      emission.add(restApi(api, emission));
      if (methods.isEmpty()) {
        emission
            .diagnostics()
            .report(
                EmitRules.API_WITHOUT_METHODS,
                api.origin(),
                "No function has a method of the API `" + api.value() + "`.",
                "Give one an `apiGateway` entry with `api: " + api.value() + "`.");
        continue;
      }
      emission.add(stage(api, apis));
      emission.add(deployment(api, apis, methods));
      methods.emit(emission);
      if (apis.isLogged(api.value())) {
        addLog(api, apis, emission);
      }
      addOutputs(api, apis, emission);
    }
  }

  private static Resource restApi(Located<String> api, Emission emission) {
    Origin origin = api.origin();
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("Name", emission.deployment().stackName().value() + "-" + api.value());
    if (emission.deployment().base().apis().isPrivate(api.value())) {
      properties
          .put(
              "EndpointConfiguration",
              CfnValue.mapping(origin).put("Types", List.of(CfnValue.text("PRIVATE", origin))))
          .putIfPresent("Policy", privatePolicy(api, emission));
    }
    return Resource.of(
        ApiNames.restApi(api.value()), "AWS::ApiGateway::RestApi", properties, origin);
  }

  private static Optional<CfnValue> privatePolicy(Located<String> api, Emission emission) {
    Optional<Located<String>> vpc = emission.deployment().network().flatMap(Network::vpcId);
    if (vpc.isEmpty()) {
      emission
          .diagnostics()
          .report(
              EmitRules.PRIVATE_API_WITHOUT_VPC,
              api.origin(),
              "The API `" + api.value() + "` is private, but `vpc.vpcId` is not set.",
              "Set `vpc.vpcId` to the VPC that may use it.");
      return Optional.empty();
    }
    Origin origin = vpc.get().origin();
    MappingBuilder statement =
        CfnValue.mapping(origin)
            .put("Effect", "Allow")
            .put("Principal", "*")
            .put("Action", "*")
            .put("Resource", "*")
            .put(
                "Condition",
                CfnValue.mapping(origin)
                    .put(
                        "StringEquals",
                        CfnValue.mapping(origin).put("aws:SourceVpc", Values.text(vpc.get()))));
    return Optional.of(
        CfnValue.mapping(origin)
            .put("Version", "2012-10-17")
            .put("Statement", List.of(statement.build()))
            .build());
  }

  private static Resource stage(Located<String> api, ApiSettings apis) {
    Origin origin = api.origin();
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("RestApiId", CfnValue.ref(ApiNames.restApi(api.value()), origin))
            .put("StageName", Values.text(apis.stage()));
    if (apis.isLogged(api.value())) {
      properties
          .put(
              "AccessLogSetting",
              CfnValue.mapping(origin)
                  .put(
                      "DestinationArn",
                      CfnValue.getAtt(ApiNames.logGroup(api.value()), "Arn", origin))
                  .put("Format", LOG_FORMAT))
          .put("MethodSettings", List.of(methodSettings(origin)));
    }
    properties.put(
        "DeploymentId",
        CfnValue.ref(ApiNames.deployment(apis.stage().value(), api.value()), origin));
    return Resource.of(ApiNames.stage(api.value()), "AWS::ApiGateway::Stage", properties, origin);
  }

  private static CfnValue methodSettings(Origin origin) {
    return CfnValue.mapping(origin)
        .put("DataTraceEnabled", true)
        .put("HttpMethod", "*")
        .put("LoggingLevel", "INFO")
        .put("ResourcePath", "/*")
        .put("MetricsEnabled", false)
        .build();
  }

  private static Resource deployment(Located<String> api, ApiSettings apis, ApiMethods methods) {
    return Resource.of(
            ApiNames.deployment(apis.stage().value(), api.value()),
            "AWS::ApiGateway::Deployment",
            CfnValue.mapping(api.origin())
                .put("RestApiId", CfnValue.ref(ApiNames.restApi(api.value()), api.origin())),
            api.origin())
        .dependingOn(methods.logicalIds().toArray(String[]::new));
  }

  private static void addLog(Located<String> api, ApiSettings apis, Emission emission) {
    Origin origin = api.origin();
    String group = ApiNames.logGroup(api.value());
    List<CfnValue> name =
        List.of(
            CfnValue.text("API-Gateway-Execution-Logs_", origin),
            CfnValue.ref(ApiNames.restApi(api.value()), origin),
            CfnValue.text("/" + apis.stage().value(), origin));
    emission.add(
        Resource.of(
            group,
            "AWS::Logs::LogGroup",
            CfnValue.mapping(origin)
                .put("LogGroupName", CfnValue.join("", name, origin))
                .put("RetentionInDays", RETENTION_DAYS),
            origin));
    apis.logDestination()
        .ifPresent(
            destination ->
                emission.add(
                    Resource.of(
                            ApiNames.logSubscription(api.value()),
                            "AWS::Logs::SubscriptionFilter",
                            CfnValue.mapping(origin)
                                .put("DestinationArn", Values.text(destination))
                                .put("FilterPattern", "")
                                .put("LogGroupName", CfnValue.ref(group, origin)),
                            origin)
                        .dependingOn(group)));
  }

  private static void addOutputs(Located<String> api, ApiSettings apis, Emission emission) {
    Origin origin = api.origin();
    String restApi = ApiNames.restApi(api.value());
    emission.output(restApi + "Resource", CfnValue.ref(restApi, origin), origin);
    emission.output(restApi + "ResourceUrl", ApiAddress.of(api.value(), "/", apis, origin), origin);
  }
}
