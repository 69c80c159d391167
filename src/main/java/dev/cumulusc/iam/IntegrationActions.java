package dev.cumulusc.iam;

import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which permissions a service integration of Step Functions takes. */
final class IntegrationActions {
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

  /** Returns the permissions that a call takes; none if it takes none or is none. */
  static List<String> of(TaskResource resource) {
    if (resource instanceof TaskResource.Optimized call) {
      return of(call.service(), call.action(), call.pattern());
    }
    return resource instanceof TaskResource.Sdk call
        ? of(call.service(), call.action(), call.pattern())
        : List.of();
  }

  private static List<String> of(String service, String call, Pattern pattern) {
    List<String> actions =
        EXCEPTIONS.getOrDefault(service + ":" + call, List.of(action(service, call)));
    return pattern == Pattern.SYNC || pattern == Pattern.SYNC_2
        ? with(actions, FOLLOWING.getOrDefault(service, List.of()))
        : actions;
  }

  private static String action(String service, String call) {
    return PREFIXES.getOrDefault(service, service)
        + ":"
        + call.substring(0, 1).toUpperCase(Locale.ROOT)
        + call.substring(1);
  }

  private static List<String> with(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
