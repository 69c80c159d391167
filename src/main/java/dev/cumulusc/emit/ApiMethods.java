package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.model.ApiMethodSpec;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The methods of one API, and the resources that their paths are made of. */
final class ApiMethods {
  private static final String METHOD = "AWS::ApiGateway::Method";

  private final String api;
  private final List<Method> methods = new ArrayList<>();

  private record Method(LambdaSpec lambda, ApiMethodSpec spec, List<String> segments) {
    String logicalId() {
      return ApiNames.method(segments, spec.method().value());
    }
  }

  private ApiMethods(String api) {
    this.api = api;
  }

  /** Finds the methods that functions have of an API. */
  static ApiMethods of(String api, Deployment deployment) {
    ApiMethods methods = new ApiMethods(api);
    for (LambdaSpec lambda : deployment.lambdas()) {
      for (ApiMethodSpec spec : lambda.apiMethods()) {
        if (spec.api().value().equals(api)) {
          methods.methods.add(new Method(lambda, spec, segments(spec.path().value())));
        }
      }
    }
    return methods;
  }

  /**
   * Reports methods of APIs that this stack does not make; a stack without APIs has only
   * permissions.
   */
  static void reportUnknownApis(Emission emission) {
    List<String> known =
        emission.deployment().base().apis().names().stream().map(Located::value).toList();
    if (known.isEmpty()) {
      return;
    }
    for (LambdaSpec lambda : emission.deployment().lambdas()) {
      for (ApiMethodSpec spec : lambda.apiMethods()) {
        String name = spec.api().value();
        if (!known.contains(name)) {
          Diagnostic unknown =
              Diagnostic.of(
                  EmitRules.UNKNOWN_API,
                  spec.api().origin(),
                  "`" + name + "` is not an API of `apis`.");
          emission.diagnostics().report(unknown.suggesting(name, known));
        }
      }
    }
  }

  boolean isEmpty() {
    return methods.isEmpty();
  }

  /** Returns the logical ids of all methods, also of those that answer browsers. */
  List<String> logicalIds() {
    Set<String> all = new LinkedHashSet<>();
    methods.forEach(method -> all.add(method.logicalId()));
    all.addAll(preflighted().keySet());
    return List.copyOf(all);
  }

  void emit(Emission emission) {
    methods.forEach(method -> emission.add(method(method)));
    preflighted().forEach((logicalId, method) -> emission.add(preflight(logicalId, method)));
    Map<List<String>, Resource> resources = new LinkedHashMap<>();
    for (Method method : methods) {
      for (int depth = 1; depth <= method.segments().size(); depth++) {
        List<String> path = method.segments().subList(0, depth);
        resources.computeIfAbsent(path, segments -> resource(segments, method.spec()));
      }
    }
    resources.values().forEach(emission::add);
  }

  /** Returns a method of each path that asks for it, by the logical id of its OPTIONS. */
  private Map<String, Method> preflighted() {
    Map<String, Method> preflighted = new LinkedHashMap<>();
    for (Method method : methods) {
      if (method.spec().cors().isOn()) {
        preflighted.putIfAbsent(ApiNames.method(method.segments(), "options"), method);
      }
    }
    return preflighted;
  }

  private Resource method(Method method) {
    Origin origin = method.spec().origin();
    List<CfnValue> uri =
        List.of(
            CfnValue.text("arn:aws:apigateway:", origin),
            CfnValue.ref("AWS::Region", origin),
            CfnValue.text(":lambda:path/2015-03-31/functions/", origin),
            CfnValue.getAtt(LogicalIds.lambda(method.lambda().name().value()), "Arn", origin),
            CfnValue.text("/invocations", origin));
    MappingBuilder properties =
        place(method, origin)
            .put("HttpMethod", method.spec().method().value().toUpperCase(Locale.ROOT))
            .put("AuthorizationType", "NONE")
            .put(
                "Integration",
                CfnValue.mapping(origin)
                    .put("Type", "AWS_PROXY")
                    .put("IntegrationHttpMethod", "POST")
                    .put("Uri", CfnValue.join("", uri, origin)));
    return Resource.of(method.logicalId(), METHOD, properties, origin);
  }

  private MappingBuilder place(Method method, Origin origin) {
    CfnValue resource =
        method.segments().isEmpty()
            ? CfnValue.getAtt(ApiNames.restApi(api), "RootResourceId", origin)
            : CfnValue.ref(ApiNames.resource(method.segments()), origin);
    return CfnValue.mapping(origin)
        .put("ResourceId", resource)
        .put("RestApiId", CfnValue.ref(ApiNames.restApi(api), origin));
  }

  /** Answers a browser that asks whether another site's page may call the path. */
  private Resource preflight(String logicalId, Method method) {
    Origin origin = method.spec().origin();
    MappingBuilder response =
        CfnValue.mapping(origin)
            .put("ResponseModels", CfnValue.mapping(origin))
            .put(
                "ResponseParameters",
                allowed(
                    CfnValue.bool(true, origin),
                    CfnValue.bool(true, origin),
                    CfnValue.bool(true, origin),
                    origin))
            .put("StatusCode", "200");
    MappingBuilder properties =
        place(method, origin)
            .put("AuthorizationType", "NONE")
            .put("HttpMethod", "OPTIONS")
            .put("Integration", preflightAnswer(origin))
            .put("MethodResponses", List.of(response.build()))
            .put(
                "RequestParameters",
                CfnValue.mapping(origin).put("method.request.header.Authorization", true));
    return Resource.of(logicalId, METHOD, properties, origin);
  }

  private static MappingBuilder preflightAnswer(Origin origin) {
    MappingBuilder headers =
        allowed(
            CfnValue.text(
                "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'", origin),
            CfnValue.text("'OPTIONS,PUT,POST,GET,DELETE'", origin),
            CfnValue.text("'*'", origin),
            origin);
    MappingBuilder answer =
        CfnValue.mapping(origin)
            .put("ResponseParameters", headers)
            .put("ResponseTemplates", CfnValue.mapping(origin).put("application/json", ""))
            .put("StatusCode", "200");
    return CfnValue.mapping(origin)
        .put("IntegrationResponses", List.of(answer.build()))
        .put(
            "RequestTemplates",
            CfnValue.mapping(origin).put("application/json", "{statusCode:200}"))
        .put("Type", "MOCK");
  }

  /** Returns a value for each of the headers that say what other sites may do. */
  private static MappingBuilder allowed(
      CfnValue headers, CfnValue methods, CfnValue sites, Origin origin) {
    String allow = "method.response.header.Access-Control-Allow-";
    return CfnValue.mapping(origin)
        .put(allow + "Headers", headers)
        .put(allow + "Methods", methods)
        .put(allow + "Origin", sites);
  }

  private Resource resource(List<String> segments, ApiMethodSpec spec) {
    Origin origin = spec.path().origin();
    int last = segments.size() - 1;
    CfnValue parent =
        last == 0
            ? CfnValue.getAtt(ApiNames.restApi(api), "RootResourceId", origin)
            : CfnValue.ref(ApiNames.resource(segments.subList(0, last)), origin);
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("ParentId", parent)
            .put("PathPart", segments.get(last))
            .put("RestApiId", CfnValue.ref(ApiNames.restApi(api), origin));
    return Resource.of(
        ApiNames.resource(segments), "AWS::ApiGateway::Resource", properties, origin);
  }

  /** Takes a path apart; a slash at its start or end counts nothing. */
  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
