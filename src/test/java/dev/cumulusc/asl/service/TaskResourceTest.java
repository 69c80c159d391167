package dev.cumulusc.asl.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.service.TaskResource.Activity;
import dev.cumulusc.asl.service.TaskResource.LambdaFunction;
import dev.cumulusc.asl.service.TaskResource.NoArn;
import dev.cumulusc.asl.service.TaskResource.Optimized;
import dev.cumulusc.asl.service.TaskResource.OtherArn;
import dev.cumulusc.asl.service.TaskResource.Sdk;
import dev.cumulusc.asl.service.TaskResource.Unknown;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.fixture.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskResourceTest {
  @Test
  void knowsFunctionsAndActivities() {
    assertThat(read("arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST"))
        .isInstanceOf(LambdaFunction.class);
    assertThat(read("arn:aws-iso-b:lambda:REGION:ACCOUNT_ID:function:f"))
        .isInstanceOf(LambdaFunction.class);
    assertThat(read("arn:${AWS::Partition}:lambda:eu-west-1:1:function:f"))
        .isInstanceOf(LambdaFunction.class);
    assertThat(read("${HelloLambdaFunction.Arn}")).isInstanceOf(LambdaFunction.class);
    assertThat(read("arn:aws:states:us-east-1:123456789012:activity:a"))
        .isInstanceOf(Activity.class);
    assertThat(read("${HelloActivity}")).isInstanceOf(Activity.class);
  }

  @Test
  void knowsIntegrationsAndTheirPatterns() {
    assertThat(read("arn:aws:states:::ecs:runTask.sync"))
        .isEqualTo(new Optimized("ecs", "runTask", Pattern.SYNC));
    assertThat(read("arn:aws-cn:states:::states:startExecution.sync:2"))
        .isEqualTo(new Optimized("states", "startExecution", Pattern.SYNC_2));
    assertThat(read("arn:aws:states:::sqs:sendMessage.waitForTaskToken"))
        .isEqualTo(new Optimized("sqs", "sendMessage", Pattern.TOKEN));
    assertThat(read("arn:aws:states:::aws-sdk:s3:getObject"))
        .isEqualTo(new Sdk("s3", "getObject", Pattern.REQUEST));
  }

  @Test
  void leavesOpenWhatOnlyTheDeploymentKnows() {
    assertThat(read("${FunctionArn}")).isInstanceOf(Unknown.class);
    assertThat(read("<FUNCTION_ARN>")).isInstanceOf(Unknown.class);
    assertThat(read("arn:aws:states:::${Service}:invoke")).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{arn}}",
        "<ARN>",
        "%ARN%",
        "#{arn}",
        "@@arn",
        "[[arn]]",
        "${Arn}",
        "ARN_OF_IT",
        "ABCD"
      })
  void leavesOpenWhatAnotherTemplateFillsIn(String text) {
    assertThat(read(text)).isInstanceOf(Unknown.class);
    assertThat(read("arn:" + text + ":states:::sqs:sendMessage"))
        .isEqualTo(new Optimized("sqs", "sendMessage", Pattern.REQUEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABC",
        "a{b",
        "arn:other:states:::sqs:sendMessage",
        "arn:aws:states:::",
        "arn:aws:states:::sqs",
        "arn:aws:states:::sqs:",
        "arn:aws:states::::sendMessage",
        "arn:aws:states:::aws-sdk:s3",
        "arn:aws:states:::.sync"
      })
  void isNoArn(String text) {
    assertThat(read(text)).isInstanceOf(NoArn.class);
  }

  @Test
  void knowsWhatCannotBeCalled() {
    assertThat(read("arn:aws:states:us-east-1:1:stateMachine:a")).isEqualTo(new OtherArn("states"));
    assertThat(read("arn:aws:states:us-east-1:1:execution:a:b")).isEqualTo(new OtherArn("states"));
    assertThat(read("arn:aws:${Service}:us-east-1:1:a")).isInstanceOf(Unknown.class);
    assertThat(read("${HelloActivity}x")).isInstanceOf(Unknown.class);
  }

  @Test
  void refusesTheRest() {
    assertThat(read("foo")).isInstanceOf(NoArn.class);
    assertThat(read("arn:aws:states:::lambda")).isInstanceOf(NoArn.class);
    assertThat(read("arn:aws:s3:::bucket")).isEqualTo(new OtherArn("s3"));
  }

  @Test
  void knowsWhatAnIntegrationNeeds() {
    Integration putItem = Integrations.find("dynamodb", "putItem").orElseThrow();

    assertThat(putItem.required()).containsExactly("Item", "TableName");
    assertThat(putItem.parameters()).contains("ConditionExpression");
    assertThat(putItem.patterns()).containsExactly(Pattern.REQUEST);
    assertThat(Integrations.find("dynamodb", "query")).isEmpty();
  }

  @Test
  void knowsTheActionsOfTheSdk() {
    assertThat(SdkServices.actions("s3").orElseThrow()).contains("getObject", "listObjectsV2");
    assertThat(SdkServices.actions("configservice")).isPresent();
    assertThat(SdkServices.actions("cloudfront").orElseThrow()).contains("createInvalidation");
    assertThat(SdkServices.actions("s4")).isEmpty();
  }

  private static TaskResource read(String text) {
    return TaskResource.of(ComposedString.of(Yaml.read("'" + text + "'")).orElseThrow());
  }
}
