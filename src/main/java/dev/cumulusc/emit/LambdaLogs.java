package dev.cumulusc.emit;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The log groups of functions and containers, and who is sent what is written to them. */
final class LambdaLogs {
  static final String LOG_FUNCTION = "log2elasticsearch";
  static final String LOG_PERMISSION = LOG_FUNCTION + "LambdaPermissionLog";
  private static final int RETENTION_DAYS = 30;

  private LambdaLogs() {}

  /** Emits a function's log group and subscriptions, if it asks for them. */
  static void emit(LambdaSpec lambda, FunctionSurroundings surroundings, Emission emission) {
    Deployment deployment = emission.deployment();
    Origin origin = lambda.origin();
    String group = lambda.name().value() + "LogGroup";
    String name = "/aws/lambda/" + deployment.functionName(lambda);
    if (lambda.monitoring().logToSearchDomain().isOn()) {
      Optional<CfnValue> function = surroundings.logFunction(deployment, origin);
      if (function.isPresent()) {
        List<String> dependencies = new ArrayList<>(List.of(group));
        dependencies.addAll(surroundings.logDependencies());
        emission.add(
            subscription(lambda.name().value() + "LogSubscription", function.get(), name, origin)
                .dependingOn(dependencies.toArray(String[]::new)));
      } else {
        emission
            .diagnostics()
            .report(
                EmitRules.NO_LOG_FUNCTION,
                origin,
                "The log of `"
                    + lambda.name().value()
                    + "` cannot go to Elasticsearch, since there is no function `"
                    + LOG_FUNCTION
                    + "`.",
                "Add the function, or remove `logToElasticSearch`.");
      }
    }
    lambda
        .monitoring()
        .sharedLogDestination()
        .ifPresent(destination -> emission.add(toDestination(lambda, destination, group, name)));
    if (lambda.monitoring().needsLogGroup()) {
      emission.add(logGroup(group, name, CfnValue.number(RETENTION_DAYS, origin), origin));
    }
  }

  /** Returns the ARN of the function that takes logs to Elasticsearch, if it is there. */
  static Optional<CfnValue> logFunction(Deployment deployment, Origin origin) {
    return deployment
        .lambda(LOG_FUNCTION)
        .map(function -> CfnValue.getAtt(function.logicalId(), "Arn", origin));
  }

  /** Emits the permission of CloudWatch to call the function that takes logs, if it is there. */
  static void emitPermission(Emission emission) {
    emission
        .deployment()
        .lambda(LOG_FUNCTION)
        .ifPresent(lambda -> emission.add(LambdaPermissions.fromLogs(LOG_PERMISSION, lambda)));
  }

  /** Returns whether the function is there that takes logs to Elasticsearch. */
  static boolean hasLogFunction(Deployment deployment) {
    return deployment.lambda(LOG_FUNCTION).isPresent();
  }

  /**
   * Returns a log group.
   *
   * @param retention in days
   */
  static Resource logGroup(String logicalId, String name, CfnValue retention, Origin origin) {
    return Resource.of(
        logicalId,
        "AWS::Logs::LogGroup",
        CfnValue.mapping(origin).put("LogGroupName", name).put("RetentionInDays", retention),
        origin);
  }

  /**
   * Returns the subscription that sends a log group to the function that takes logs.
   *
   * @param group the log group's logical id
   * @param name the log group's name
   */
  static Resource toLogFunction(String logicalId, String group, String name, Origin origin) {
    CfnValue function = CfnValue.getAtt(LogicalIds.lambda(LOG_FUNCTION), "Arn", origin);
    return subscription(logicalId, function, name, origin).dependingOn(group, LOG_PERMISSION);
  }

  private static Resource toDestination(
      LambdaSpec lambda, Located<String> destination, String group, String name) {
    String logicalId = lambda.name().value() + "LogSubscriptionToSharedDestination";
    return subscription(logicalId, Values.text(destination), name, destination.origin())
        .dependingOn(group);
  }

  /** Returns the subscription of something to a log group, given by its name. */
  static Resource subscription(
      String logicalId, CfnValue destination, String group, Origin origin) {
    return Resource.of(
        logicalId,
        "AWS::Logs::SubscriptionFilter",
        CfnValue.mapping(origin)
            .put("DestinationArn", destination)
            .put("LogGroupName", group)
            .put("FilterPattern", ""),
        origin);
  }
}
