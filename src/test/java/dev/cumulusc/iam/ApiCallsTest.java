package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.iam.ApiCalls.Permissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCallsTest {
  @ParameterizedTest
  @CsvSource({
    "s3, copyObject, s3:GetObject s3:PutObject",
    "s3, listBuckets, s3:ListAllMyBuckets",
    "s3, listObjectsV2, s3:ListBucket",
    "s3, headObject, s3:GetObject",
    "s3, deleteObjects, s3:DeleteObject",
    "s3, getBucketCors, s3:GetBucketCORS",
    "s3control, getBucket, s3-outposts:GetBucket",
    "bedrockruntime, converse, bedrock:InvokeModel",
    "dynamodb, query, dynamodb:Query",
    "dynamodb, transactGetItems, dynamodb:GetItem",
    "dynamodbstreams, describeStream, dynamodb:DescribeStream",
    "sns, publishBatch, sns:Publish",
    "sqs, sendMessageBatch, sqs:SendMessage",
    "codebuild, startBuildBatch, codebuild:StartBuildBatch",
    "kms, reEncrypt, kms:ReEncryptFrom kms:ReEncryptTo",
    "apigateway, getRestApis, apigateway:GET",
    "lambda, invoke, lambda:InvokeFunction",
    "sfn, startExecution, states:StartExecution",
    "cloudwatchlogs, createLogStream, logs:CreateLogStream",
    "eventbridge, putEvents, events:PutEvents",
    "efs, describeFileSystems, elasticfilesystem:DescribeFileSystems",
    "cloudcontrol, getResource, cloudformation:GetResource",
    "cloudwatch, putMetricData, cloudwatch:PutMetricData",
    "resourcegroupstaggingapi, getResources, tag:GetResources",
    "apigatewaymanagementapi, postToConnection, execute-api:ManageConnections",
    "rdsdata, executeStatement, rds-data:ExecuteStatement secretsmanager:GetSecretValue",
    "timestreamwrite, writeRecords, timestream:WriteRecords timestream:DescribeEndpoints",
  })
  void callsTakeWhatAwsSays(String service, String call, String actions) {
    assertThat(ApiCalls.of(service, call).orElseThrow().needed())
        .containsExactlyInAnyOrder(actions.split(" "));
  }

  @Test
  void whatDependsOnTheArgumentsIsToldApart() {
    Permissions transaction = ApiCalls.of("dynamodb", "transactWriteItems").orElseThrow();
    assertThat(transaction.needed()).isEmpty();
    assertThat(transaction.depending())
        .containsExactly(
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem");
    Permissions statement = ApiCalls.of("dynamodb", "executeStatement").orElseThrow();
    assertThat(statement.depending()).contains("dynamodb:PartiQLSelect", "dynamodb:PartiQLInsert");
    assertThat(statement.source()).endsWith("/ql-iam.html");
  }

  @Test
  void rolesArePassedToTheServiceThatTakesThem() {
    Permissions schedule = ApiCalls.of("scheduler", "createSchedule").orElseThrow();
    assertThat(schedule.depending()).containsExactly("iam:PassRole");
    assertThat(schedule.passedTo()).contains("scheduler.amazonaws.com");
    assertThat(ApiCalls.of("ecs", "runTask").orElseThrow().passedTo())
        .contains("ecs-tasks.amazonaws.com");
    assertThat(ApiCalls.of("ecs", "createService").orElseThrow().passedTo()).isEmpty();
  }

  @Test
  void apiGatewayIsAuthorizedByMethodAndPath() {
    Permissions deployment = ApiCalls.of("apigateway", "createDeployment").orElseThrow();
    assertThat(deployment.needed()).containsExactly("apigateway:POST");
    assertThat(deployment.path()).contains("/restapis/{RestApiId}/deployments");
    assertThat(ApiCalls.of("apigatewayv2", "getApi").orElseThrow().path())
        .contains("/apis/{ApiId}");
  }

  @Test
  void sourcesAreThePagesOfTheCalls() {
    assertThat(ApiCalls.of("s3", "headObject").orElseThrow().source())
        .isEqualTo("https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html");
    assertThat(ApiCalls.of("sqs", "sendMessage").orElseThrow().source())
        .contains("/service-authorization/");
  }

  @Test
  void whatNobodySaysIsNotGuessed() {
    assertThat(ApiCalls.of("cloudwatchlogs", "getLogObject")).isEmpty();
    assertThat(ApiCalls.of("s3", "noSuchCall")).isEmpty();
    assertThat(ApiCalls.of("nosuchservice", "getObject")).isEmpty();
  }

  @Test
  void serviceNamesMayEndInService() {
    assertThat(ApiCalls.of("databasemigrationservice", "describeMigrationProjects"))
        .isEqualTo(ApiCalls.of("databasemigration", "describeMigrationProjects"))
        .isPresent();
    assertThat(Set.copyOf(ApiCalls.of("kmsservice", "reEncrypt").orElseThrow().needed()))
        .containsExactlyInAnyOrder("kms:ReEncryptFrom", "kms:ReEncryptTo");
  }
}
