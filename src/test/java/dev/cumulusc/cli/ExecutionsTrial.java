package dev.cumulusc.cli;

import java.nio.file.Path;
import java.util.List;

/** A stack with a workflow that publishes to a topic, and files that make it publish no more. */
final class ExecutionsTrial implements AutoCloseable {
  static final String ARN = "arn:aws:states:us-east-1:123456789012:";
  static final String MACHINE = ARN + "stateMachine:ingest";
  static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:news";
  static final String ROLE = "arn:aws:iam::123456789012:role/shop-Role";

  /** A workflow that publishes to a topic. */
  static final String PUBLISHING =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - {Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}
            Policies:
              - PolicyName: least-privilege
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    - {Effect: Allow, Action: 'sns:Publish', Resource: !Ref Topic}
        Topic:
          Type: AWS::SNS::Topic
        Ingest:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: !GetAtt Role.Arn
            DefinitionString: !Sub >-
              {"StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::sns:publish",
              "Parameters":{"TopicArn":"${Topic}","Message":"m"},"End":true}}}
      """;

  static final String DEFINITION =
      "{\\\"StartAt\\\":\\\"S\\\",\\\"States\\\":{\\\"S\\\":{\\\"Type\\\":\\\"Task\\\",\\\"Resource\\\":"
          + "\\\"arn:aws:states:::sns:publish\\\",\\\"Parameters\\\":{\\\"TopicArn\\\":\\\""
          + TOPIC
          + "\\\",\\\"Message\\\":\\\"m\\\"},\\\"End\\\":true}}}";

  static final String NEW_DEFINITION =
      "{\\\"StartAt\\\":\\\"S\\\",\\\"States\\\":{\\\"S\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}";

  /** The same workflow, which publishes nothing any more. */
  static final String SILENT =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - {Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}
        Ingest:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: !GetAtt Role.Arn
            DefinitionString: '{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}'
      """;

  final Trial trial;

  ExecutionsTrial(Path folder) {
    trial = new Trial(folder).file("app/config.yml", Trial.QUEUE_CONFIG).template(PUBLISHING);
    trial.deployed();
    named();
    describes(DEFINITION);
    trial.aws.on("ListStateMachineAliases").always(call -> "{\"stateMachineAliases\": []}");
    trial
        .aws
        .on("DescribeStateMachineForExecution")
        .always(
            call ->
                "{\"definition\": \""
                    + DEFINITION
                    + "\", \"roleArn\": \""
                    + ROLE
                    + "\", \"updateDate\": 1767225600}");
    running();
    trial.template(SILENT);
  }

  /** Gives the resources the names that the definitions have. */
  void named() {
    trial
        .aws
        .stack("shop")
        .resource("Ingest", "AWS::StepFunctions::StateMachine", MACHINE)
        .resource("Topic", "AWS::SNS::Topic", TOPIC)
        .resource("Role", "AWS::IAM::Role", "shop-Role");
  }

  void describes(String definition) {
    describes(definition, "STANDARD");
  }

  void describes(String definition, String type) {
    trial
        .aws
        .on("DescribeStateMachine")
        .always(
            call ->
                "{\"stateMachineArn\": \""
                    + MACHINE
                    + "\", \"type\": \""
                    + type
                    + "\", \"definition\": \""
                    + definition
                    + "\", \"roleArn\": \""
                    + ROLE
                    + "\"}");
  }

  void running(String... names) {
    String listed =
        String.join(
            ", ",
            List.of(names).stream()
                .map(
                    name ->
                        "{\"executionArn\": \""
                            + ARN
                            + "execution:ingest:"
                            + name
                            + "\", \"startDate\": 1767225900}")
                .toList());
    trial
        .aws
        .on("ListExecutions")
        .always(
            call ->
                call.body().contains("RUNNING")
                    ? "{\"executions\": [" + listed + "]}"
                    : "{\"executions\": []}");
  }

  @Override
  public void close() {
    trial.close();
  }
}
