package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the role of a function allows, by what its deployment says of it. */
class FunctionPolicyTest {
  private static final String LOG =
      "logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents on"
          + " arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/x-Work:*";

  private static List<String> statements(
      @Nullable String keys, @Nullable String others, boolean ownLogGroup) {
    Deployment deployment =
        new DeploymentBinder(new Diagnostics())
            .bind(
                "dev",
                Yaml.mapping(
                    "{prefix: x, lambdas: {Work: {handler: index.handler, source: a"
                        + (keys == null ? "" : ", " + keys)
                        + "}}"
                        + (others == null ? "" : ", " + others)
                        + "}"));
    return FunctionPolicy.of(deployment, deployment.lambdas().get(0), ownLogGroup).stream()
        .map(CallRolesTest::text)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "false,logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents",
    "true,logs:CreateLogStream logs:PutLogEvents"
  })
  void logs(boolean ownLogGroup, String actions) {
    assertThat(statements("", "", ownLogGroup))
        .singleElement()
        .asString()
        .startsWith(actions + " on ");
  }

  /** What stands in a function, what stands beside it, and what that adds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "launchInVpc: true||",
        "launchInVpc: true|vpc: {vpcId: vpc-1, subnets: [subnet-1]}|"
            + "ec2:DescribeNetworkInterfaces ec2:DescribeSubnets on *; ec2:AssignPrivateIpAddresses"
            + " ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:UnassignPrivateIpAddresses on"
            + " arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*"
            + " arn:${AWS::Partition}:ec2:${AWS::Region}:*:subnet/subnet-1",
        "|vpc: {vpcId: vpc-1, subnets: [subnet-1]}|",
        "deadletterqueue: failed||sqs:SendMessage on ${failedSQS.Arn}",
        "tables: [Orders]||dynamodb:BatchGetItem dynamodb:BatchWriteItem"
            + " dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:DescribeTable"
            + " dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:Scan dynamodb:UpdateItem on"
            + " arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/x-Orders"
            + " arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/x-Orders/index/*",
        "|sqs: {a: {consumer: [{lambda: Work}]}, b: {consumer: [{lambda: Other}]}, c: {}}|"
            + "sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage on ${aSQS.Arn}",
        "useElasticSearch: es5vpc|es: {name: es5vpc}|es:ESHttpDelete es:ESHttpGet es:ESHttpHead"
            + " es:ESHttpPatch es:ESHttpPost es:ESHttpPut on"
            + " arn:${AWS::Partition}:es:${AWS::Region}:${AWS::AccountId}:domain/x-es5vpc/*",
        "useElasticSearch: es5vpc||",
        "|es: {name: es5vpc}|",
        "useXray: true||xray:PutTelemetryRecords xray:PutTraceSegments on *",
        "|useXray: true|xray:PutTelemetryRecords xray:PutTraceSegments on *",
        "|dynamos: {Orders: {attributes: [{name: a, type: S, schema: HASH}]}}, dynamo2ElasticSearch: {tables: [Orders], lambda: Work}|"
            + "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator on"
            + " ${OrdersDynamoDBStreamArn}; dynamodb:ListStreams on *",
        "|dynamos: {Orders: {attributes: [{name: a, type: S, schema: HASH}]}}, dynamo2ElasticSearch: {tables: [Orders], lambda: Other}|",
      })
  void allowsWhatTheDeploymentSays(
      @Nullable String keys, @Nullable String others, @Nullable String added) {
    assertThat(String.join("; ", statements(keys, others, false)))
        .isEqualTo(added == null ? LOG : LOG + "; " + added);
  }
}
