package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagingEmitterTest {
  private static final String BASE =
      """
      prefix: my-app
      prefixNoDash: MyApp
      system_bucket: b
      iams: {lambdaProcessingRoleArn: arn:aws:iam::123456789012:role/lambda}
      lambdas:
        Read: {handler: index.handler, source: src}
        Tell: {handler: index.handler, source: src}
      """;

  @Test
  void emitsATopicWithItsSubscriptionsAndPermissions() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                sns:
                  news:
                    subscriptions:
                      read:
                        endpoint: {function: 'Fn::GetAtt', array: [ReadLambdaFunction, Arn]}
                        protocol: lambda
                      mail: {endpoint: a@example.org, protocol: email}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.resource("newsSns"))
        .isEqualTo(
            Plain.read(
                """
                Type: AWS::SNS::Topic
                Properties:
                  DisplayName: my-app-news
                  Subscription:
                    - Endpoint: {'Fn::GetAtt': [ReadLambdaFunction, Arn]}
                      Protocol: lambda
                    - Endpoint: a@example.org
                      Protocol: email
                """));
    assertThat(emitted.resource("newsreadSubscriptionPermission"))
        .isEqualTo(
            Plain.read(
                """
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: {'Fn::GetAtt': [ReadLambdaFunction, Arn]}
                  Action: lambda:InvokeFunction
                  Principal: sns.amazonaws.com
                  SourceArn: {Ref: newsSns}
                """));
    assertThat(emitted.template().resources()).doesNotContainKey("newsmailSubscriptionPermission");
    assertThat(emitted.output("newsSnsArn")).isEqualTo(Map.of("Ref", "newsSns"));
  }

  @Test
  void subscribesToATopicThatExists() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                sns:
                  theirs:
                    arn: arn:aws:sns:us-east-1:111122223333:theirs
                    subscriptions:
                      read: {endpoint: {'Fn::GetAtt': [ReadLambdaFunction, Arn]}}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().resources()).doesNotContainKey("theirsSns");
    assertThat(emitted.resource("theirsreadSubscription"))
        .isEqualTo(
            Plain.read(
                """
                Type: AWS::SNS::Subscription
                Properties:
                  Endpoint: {'Fn::GetAtt': [ReadLambdaFunction, Arn]}
                  Protocol: lambda
                  TopicArn: arn:aws:sns:us-east-1:111122223333:theirs
                """));
    assertThat(emitted.properties("theirsreadSubscriptionPermission"))
        .containsEntry("SourceArn", "arn:aws:sns:us-east-1:111122223333:theirs");
    assertThat(emitted.output("theirs")).isEqualTo("arn:aws:sns:us-east-1:111122223333:theirs");
  }

  @Test
  void emitsAQueueWithAFailedQueueAndAConsumer() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                sqs:
                  work:
                    visibilityTimeout: 60
                    retry: 3
                    MessageRetentionPeriod: 86400
                    consumer:
                      - {lambda: Read, messageLimit: '25', state: ENABLED}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("workSQS"))
        .isEqualTo(
            Plain.read(
                """
                QueueName: my-app-work
                ReceiveMessageWaitTimeSeconds: 20
                RedrivePolicy:
                  deadLetterTargetArn: {'Fn::GetAtt': [workFailedSQS, Arn]}
                  maxReceiveCount: 3
                VisibilityTimeout: 60
                MessageRetentionPeriod: 86400
                """));
    assertThat(emitted.properties("workFailedSQS"))
        .isEqualTo(Map.of("QueueName", "my-app-work-failed"));
    assertThat(emitted.properties("workWatcherRule"))
        .isEqualTo(
            Plain.read(
                """
                ScheduleExpression: rate(1 minute)
                State: ENABLED
                Targets:
                  - Id: workWatcherScheduler
                    Input:
                      Fn::Sub: '{"queueUrl": "${ workSQS}", "messageLimit": 25, "timeLimit": 60 }'
                    Arn: {'Fn::GetAtt': [ReadLambdaFunction, Arn]}
                """));
    assertThat(emitted.properties("workInvokeLambdaPermission"))
        .containsEntry("SourceArn", Plain.read("{'Fn::GetAtt': [workWatcherRule, Arn]}"));
    assertThat(emitted.output("workSQSOutput")).isEqualTo(Map.of("Ref", "workSQS"));
  }

  @Test
  void letsTopicsSendToTheQueuesThatSubscribe() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                sqs: {work: {retry: 3}, other: {}}
                sns:
                  news:
                    subscriptions:
                      work: {endpoint: {'Fn::GetAtt': [workSQS, Arn]}, protocol: sqs}
                      failed: {endpoint: {'Fn::GetAtt': [workFailedSQS, Arn]}, protocol: sqs}
                      mail: {endpoint: a@example.org, protocol: email}
                  theirs:
                    arn: arn:aws:sns:us-east-1:111122223333:theirs
                    subscriptions:
                      work: {endpoint: {'Fn::GetAtt': [workSQS, Arn]}, protocol: sqs}
                      foreign: {endpoint: 'arn:aws:sqs:us-east-1:111122223333:x', protocol: sqs}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.resource("workSQSPolicy"))
        .isEqualTo(
            Plain.read(
                """
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [{Ref: workSQS}]
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal: {Service: sns.amazonaws.com}
                        Action: sqs:SendMessage
                        Resource: {'Fn::GetAtt': [workSQS, Arn]}
                        Condition:
                          ArnEquals:
                            aws:SourceArn:
                              - {Ref: newsSns}
                              - arn:aws:sns:us-east-1:111122223333:theirs
                """));
    assertThat(emitted.properties("workFailedSQSPolicy"))
        .containsEntry("Queues", Plain.read("[{Ref: workFailedSQS}]"));
    assertThat(emitted.template().resources()).doesNotContainKey("otherSQSPolicy");
  }

  @Test
  void emitsAQueueThatSaysNothing() {
    Emitted emitted = Emitted.of(BASE + "sqs: {plain: {}}\n");

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("plainSQS").keySet())
        .containsExactly("QueueName", "ReceiveMessageWaitTimeSeconds");
    assertThat(emitted.template().resources()).doesNotContainKey("plainFailedSQS");
  }

  @Test
  void distinguishesSeveralConsumers() {
    Emitted emitted =
        Emitted.of(BASE + "sqs: {work: {consumer: [{lambda: Read}, {lambda: Tell}]}}\n");

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().resources())
        .containsKeys(
            "workWatcherRule",
            "workInvokeLambdaPermission",
            "workWatcherRule2",
            "workInvokeLambdaPermission2");
  }

  @Test
  void givesAFunctionItsOwnDeadLetterQueue() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                  Own: {handler: index.handler, source: src, namedLambdaDeadLetterQueue: true}
                DLQDefaultTimeout: 30
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("OwnDeadLetterQueueSQS"))
        .isEqualTo(
            Plain.read(
                """
                QueueName: my-app-OwnDeadLetterQueue
                ReceiveMessageWaitTimeSeconds: 20
                VisibilityTimeout: 30
                MessageRetentionPeriod: 1209600
                """));
    assertThat(emitted.properties("OwnLambdaFunction"))
        .containsEntry(
            "DeadLetterConfig",
            Plain.read("TargetArn: {'Fn::GetAtt': [OwnDeadLetterQueueSQS, Arn]}"));
  }

  @Test
  void takesADeadLetterQueueAsItIsDescribed() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                  Own: {handler: index.handler, source: src, namedLambdaDeadLetterQueue: true}
                sqs: {OwnDeadLetterQueue: {visibilityTimeout: 7}}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("OwnDeadLetterQueueSQS"))
        .containsEntry("VisibilityTimeout", "7")
        .doesNotContainKey("MessageRetentionPeriod");
  }

  @Test
  void leavesDeadLetterQueuesOutWhereTheyAreSwitchedOff() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                  Own: {handler: index.handler, source: src, namedLambdaDeadLetterQueue: true}
                processDefaultDeadLetterQueues: false
                """);

    assertThat(emitted.template().resources()).doesNotContainKey("OwnDeadLetterQueueSQS");
    assertThat(emitted.properties("OwnLambdaFunction")).doesNotContainKey("DeadLetterConfig");
  }

  @Test
  void emitsRulesOnASchedule() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                rules:
                  daily:
                    schedule: cron(0 4 * * ? *)
                    state: ENABLED
                    targets:
                      - lambda: Read
                        input: {days: 7, "it's": "a 'quote'"}
                      - lambda: Tell
                      - lambda: Read
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("dailyRule"))
        .isEqualTo(
            Plain.read(
                """
                ScheduleExpression: cron(0 4 * * ? *)
                State: ENABLED
                Targets:
                  - Id: dailyWatcherScheduler
                    Input: '{"days":7,"it''s":"a ''quote''"}'
                    Arn: {'Fn::GetAtt': [ReadLambdaFunction, Arn]}
                  - Id: dailyWatcherScheduler2
                    Arn: {'Fn::GetAtt': [TellLambdaFunction, Arn]}
                  - Id: dailyWatcherScheduler3
                    Arn: {'Fn::GetAtt': [ReadLambdaFunction, Arn]}
                """));
    assertThat(emitted.properties("dailyRuleLambdaPermission"))
        .containsEntry("FunctionName", Plain.read("{'Fn::GetAtt': [ReadLambdaFunction, Arn]}"));
    assertThat(emitted.properties("dailyRuleLambdaPermission2"))
        .containsEntry("FunctionName", Plain.read("{'Fn::GetAtt': [TellLambdaFunction, Arn]}"));
    assertThat(emitted.template().resources()).doesNotContainKey("dailyRuleLambdaPermission3");
  }

  @Test
  void emitsRulesOnEvents() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                rules:
                  uploads:
                    eventPattern: {source: [aws.s3], account: ['${AWS::AccountId}']}
                    targets: [{lambda: Read}]
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("uploadsRule"))
        .containsEntry(
            "EventPattern",
            Map.of("Fn::Sub", "{\"source\":[\"aws.s3\"],\"account\":[\"${AWS::AccountId}\"]}"))
        .containsEntry("State", "DISABLED");
  }

  @Test
  void reportsFunctionsThatAreNotThere() {
    Emitted emitted =
        Emitted.of(
            BASE
                + """
                rules:
                  daily: {schedule: rate(1 day), state: ENABLED, targets: [{lambda: Raed}]}
                sqs:
                  work: {consumer: [{lambda: Other, state: ENABLED}]}
                dynamo2ElasticSearch: {lambda: Tell, tables: [Notes]}
                """);

    assertThat(emitted.problems())
        .containsExactly(
            "error C2101 config.yml:9:69 `RaedLambdaFunction` is no resource, parameter or pseudo"
                + " parameter of the template. Did you mean `ReadLambdaFunction`?",
            "error C2101 config.yml:11:30 `OtherLambdaFunction` is no resource, parameter or pseudo"
                + " parameter of the template. Add the function `Other` to `lambdas`.",
            "error C2101 config.yml:12:47 `NotesDynamoDBStreamArn` is no resource, parameter or"
                + " pseudo parameter of the template. Add the table `Notes` to `dynamos`.");
  }
}
