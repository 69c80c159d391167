package dev.cumulusc.emit;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.Network;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.Optional;

/** Emits the Lambda functions, each followed by its permissions and its log. */
final class LambdaFunctionEmitter implements ResourceEmitter {
  /** The newest Node.js runtime that AWS supports for years to come. */
  private static final String DEFAULT_RUNTIME = "nodejs24.x";

  private final FunctionSurroundings surroundings;

  LambdaFunctionEmitter(FunctionSurroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void emit(Emission emission) {
    for (LambdaSpec lambda : emission.deployment().lambdas()) {
      emission.add(function(lambda, emission));
      LambdaPermissions.emit(lambda, emission);
      LambdaLogs.emit(lambda, surroundings, emission);
    }
    LambdaLogs.emitPermission(emission);
  }

  private Resource function(LambdaSpec lambda, Emission emission) {
    Deployment deployment = emission.deployment();
    Origin origin = lambda.origin();
    MappingBuilder properties = CfnValue.mapping(origin);
    if (!lambda.code().layers().isEmpty()) {
      properties.put("Layers", lambda.code().layers().stream().map(Expression::value).toList());
    }
    properties
        .putIfPresent("Code", code(lambda, emission))
        .put("FunctionName", deployment.functionName(lambda))
        .putIfPresent("Description", lambda.description().map(Values::text))
        .put(
            "Environment",
            CfnValue.mapping(origin).put("Variables", surroundings.environment(lambda, deployment)))
        .putIfPresent("Handler", lambda.code().handler().map(Values::text))
        .put("MemorySize", Values.number(lambda.limits().memory()));
    if (deployment.traces(lambda)) {
      properties.put("TracingConfig", CfnValue.mapping(origin).put("Mode", "Active"));
    }
    properties
        .put("Role", LambdaRoles.role(lambda, emission))
        .put("Runtime", runtime(lambda))
        .put("Timeout", Values.number(lambda.limits().timeout()))
        .putIfPresent("DeadLetterConfig", deadLetters(lambda))
        .put("Tags", List.of(tag(deployment, origin)));
    if (lambda.access().vpc().isOn()) {
      properties.putIfPresent(
          "VpcConfig",
          deployment
              .network()
              .map(network -> vpc(network, surroundings.securityGroup(deployment))));
    }
    return Resource.of(lambda.logicalId(), "AWS::Lambda::Function", properties, origin);
  }

  private static Optional<CfnValue> code(LambdaSpec lambda, Emission emission) {
    return Optional.ofNullable(emission.code().get(lambda.name().value()))
        .map(address -> code(address, lambda.origin()));
  }

  private static CfnValue code(CodeAddress address, Origin origin) {
    return CfnValue.mapping(origin)
        .put("S3Bucket", address.bucket())
        .put("S3Key", address.key())
        .build();
  }

  private static CfnValue runtime(LambdaSpec lambda) {
    return lambda
        .code()
        .runtime()
        .map(Values::text)
        .orElseGet(
            () -> CfnValue.text(DEFAULT_RUNTIME, lambda.origin().derive("the default `runtime`")));
  }

  private static Optional<CfnValue> deadLetters(LambdaSpec lambda) {
    return lambda
        .deadLetters()
        .queue()
        .map(
            queue ->
                CfnValue.mapping(queue.origin())
                    .put(
                        "TargetArn",
                        CfnValue.getAtt(LogicalIds.queue(queue.value()), "Arn", queue.origin()))
                    .build());
  }

  private static CfnValue tag(Deployment deployment, Origin origin) {
    return CfnValue.mapping(origin)
        .put("Key", "Project")
        .put("Value", Values.text(deployment.names().functionPrefix()))
        .build();
  }

  private static CfnValue vpc(Network network, Optional<CfnValue> group) {
    return CfnValue.mapping(network.origin())
        .putIfPresent("SecurityGroupIds", group.map(id -> CfnValue.list(List.of(id), id.origin())))
        .put("SubnetIds", Values.texts(network.subnets()))
        .build();
  }
}
