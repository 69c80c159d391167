package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceIdentityTest {
  private static final ResourceIdentity.Place PLACE =
      new ResourceIdentity.Place("aws-cn", "cn-north-1", "123456789012");

  /** What {@code Ref} gives, and the ARN, the name and the attributes that follow from it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DynamoDB::Table|orders|arn:aws-cn:dynamodb:cn-north-1:123456789012:table/orders|orders"
            + "|Arn=arn:aws-cn:dynamodb:cn-north-1:123456789012:table/orders",
        "Lambda::Function|copy|arn:aws-cn:lambda:cn-north-1:123456789012:function:copy|copy"
            + "|Arn=arn:aws-cn:lambda:cn-north-1:123456789012:function:copy",
        "SNS::Topic|arn:aws:sns:eu-west-1:1:news|arn:aws:sns:eu-west-1:1:news|news|TopicArn=arn:aws:sns:eu-west-1:1:news TopicName=news",
        "StepFunctions::StateMachine|arn:aws:states:eu-west-1:1:stateMachine:flow"
            + "|arn:aws:states:eu-west-1:1:stateMachine:flow|flow|Arn=arn:aws:states:eu-west-1:1:stateMachine:flow Name=flow",
        "ECS::TaskDefinition|arn:aws:ecs:eu-west-1:1:task-definition/orders"
            + "|arn:aws:ecs:eu-west-1:1:task-definition/orders|orders|TaskDefinitionArn=arn:aws:ecs:eu-west-1:1:task-definition/orders",
        "SQS::Queue|https://sqs.eu-west-1.amazonaws.com/1/jobs"
            + "|arn:aws-cn:sqs:cn-north-1:123456789012:jobs|jobs"
            + "|Arn=arn:aws-cn:sqs:cn-north-1:123456789012:jobs QueueName=jobs",
        "Logs::LogGroup|/orders|arn:aws-cn:logs:cn-north-1:123456789012:log-group:/orders|/orders"
            + "|Arn=arn:aws-cn:logs:cn-north-1:123456789012:log-group:/orders:*",
        "IAM::Role|copy|arn:aws-cn:iam::123456789012:role/copy|copy|",
        "S3::Bucket|archive|arn:aws-cn:s3:::archive|archive|Arn=arn:aws-cn:s3:::archive",
        "Nowhere::Known|arn:aws:a:b:c:d|arn:aws:a:b:c:d|-|",
        "Nowhere::Known|name|-|-|",
      })
  void followsFromThePhysicalId(
      String type, String id, String arn, String name, @Nullable String attributes) {
    ResourceIdentity identity = ResourceIdentity.of("AWS::" + type, id, PLACE);

    assertThat(identity.arn().orElse("-")).isEqualTo(arn);
    assertThat(identity.name().orElse("-")).isEqualTo(name);
    assertThat(new TreeMap<>(identity.attributes()))
        .hasToString("{" + (attributes == null ? "" : attributes.replace(" ", ", ")) + "}");
  }
}
