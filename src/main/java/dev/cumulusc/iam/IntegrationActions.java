package dev.cumulusc.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which permissions a service integration of Step Functions takes. */
final class IntegrationActions {
  private static final String SDK = "aws-sdk:";
  private static final String PASS_ROLE = "iam:PassRole";

  /** What {@code .sync} needs to hear of the end through EventBridge. */
  private static final List<String> EVENTS =
      List.of("events:DescribeRule", "events:PutRule", "events:PutTargets");

  /** Integrations whose permission is not called as they are. */
  private static final Map<String, List<String>> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("apigateway:invoke", List.of("execute-api:Invoke")),
          Map.entry("ecs:runTask", List.of("ecs:RunTask", PASS_ROLE)),
          Map.entry("eks:call", List.of()),
          Map.entry("eks:runJob", List.of()),
          Map.entry(
              "elasticmapreduce:createCluster", List.of("elasticmapreduce:RunJobFlow", PASS_ROLE)),
          Map.entry("elasticmapreduce:addStep", List.of("elasticmapreduce:AddJobFlowSteps")),
          Map.entry("elasticmapreduce:cancelStep", List.of("elasticmapreduce:CancelSteps")),
          Map.entry(
              "elasticmapreduce:setClusterTerminationProtection",
              List.of("elasticmapreduce:SetTerminationProtection")),
          Map.entry(
              "elasticmapreduce:terminateCluster", List.of("elasticmapreduce:TerminateJobFlows")),
          Map.entry(
              "http:invoke",
              List.of(
                  "states:InvokeHTTPEndpoint",
                  "events:RetrieveConnectionCredentials",
                  "secretsmanager:DescribeSecret",
                  "secretsmanager:GetSecretValue")),
          Map.entry("s3:listObjectsV2", List.of("s3:ListBucket")),
          Map.entry("s3:headObject", List.of("s3:GetObject")),
          Map.entry("lambda:invoke", List.of("lambda:InvokeFunction")));

  /** What {@code .sync} needs beside the call itself, by service. */
  private static final Map<String, List<String>> FOLLOWING =
      Map.of(
          "athena", List.of("athena:GetQueryExecution", "athena:StopQueryExecution"),
          "batch", with(List.of("batch:DescribeJobs", "batch:TerminateJob"), EVENTS),
          "codebuild", with(List.of("codebuild:BatchGetBuilds", "codebuild:StopBuild"), EVENTS),
          "databrew", List.of("databrew:ListJobRuns", "databrew:StopJobRun"),
          "ecs", with(List.of("ecs:DescribeTasks", "ecs:StopTask"), EVENTS),
          "glue", List.of("glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns"),
          "states", with(List.of("states:DescribeExecution", "states:StopExecution"), EVENTS));

  /** SDK names of services whose permissions begin with another name. */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("acmpca", "acm-pca"),
          Map.entry("amp", "aps"),
          Map.entry("apigatewaymanagementapi", "execute-api"),
          Map.entry("apigatewayv2", "apigateway"),
          Map.entry("applicationautoscaling", "application-autoscaling"),
          Map.entry("bedrockagentruntime", "bedrock"),
          Map.entry("bedrockruntime", "bedrock"),
          Map.entry("cloudwatchevents", "events"),
          Map.entry("cloudwatchlogs", "logs"),
          Map.entry("cognitoidentityprovider", "cognito-idp"),
          Map.entry("costexplorer", "ce"),
          Map.entry("databasemigration", "dms"),
          Map.entry("directory", "ds"),
          Map.entry("docdb", "rds"),
          Map.entry("dynamodbstreams", "dynamodb"),
          Map.entry("efs", "elasticfilesystem"),
          Map.entry("elasticloadbalancingv2", "elasticloadbalancing"),
          Map.entry("elasticsearch", "es"),
          Map.entry("emr", "elasticmapreduce"),
          Map.entry("eventbridge", "events"),
          Map.entry("keyspaces", "cassandra"),
          Map.entry("mwaa", "airflow"),
          Map.entry("neptune", "rds"),
          Map.entry("opensearch", "es"),
          Map.entry("opensearchserverless", "aoss"),
          Map.entry("pinpoint", "mobiletargeting"),
          Map.entry("rdsdata", "rds-data"),
          Map.entry("redshiftdata", "redshift-data"),
          Map.entry("resourcegroupstaggingapi", "tag"),
          Map.entry("s3control", "s3"),
          Map.entry("sesv2", "ses"),
          Map.entry("sfn", "states"),
          Map.entry("ssoadmin", "sso"));

  private IntegrationActions() {}

  /**
   * Returns the permissions that an integration takes.
   *
   * @param integration what stands behind {@code :states:::} in a resource: {@code
   *     ecs:runTask.sync}, {@code aws-sdk:sfn:listExecutions}
   */
  static List<String> of(String integration) {
    String call = integration.startsWith(SDK) ? integration.substring(SDK.length()) : integration;
    int dot = call.indexOf('.');
    String pattern = dot < 0 ? "" : call.substring(dot);
    String plain = dot < 0 ? call : call.substring(0, dot);
    int colon = plain.indexOf(':');
    if (colon < 0) {
      return List.of();
    }
    String service = plain.substring(0, colon);
    List<String> actions =
        EXCEPTIONS.getOrDefault(plain, List.of(action(service, plain.substring(colon + 1))));
    return pattern.startsWith(".sync")
        ? with(actions, FOLLOWING.getOrDefault(service, List.of()))
        : actions;
  }

  private static String action(String service, String call) {
    String name = call.isEmpty() ? "*" : call.substring(0, 1).toUpperCase(Locale.ROOT);
    return PREFIXES.getOrDefault(service, service)
        + ":"
        + name
        + (call.isEmpty() ? "" : call.substring(1));
  }

  private static List<String> with(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
