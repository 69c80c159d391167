package dev.cumulusc.keep;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small templates with a state machine {@code M} and its role {@code R}. */
final class WrittenTemplates {
  static final String QUIET = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
  static final String ANY_FUNCTION =
      """
      {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName.$":"$.f"},"End":true}}}\
      """;

  private WrittenTemplates() {}

  static SimulatedStack stack(String resources) {
    return SimulatedStack.of(SimulatedStack.template("Resources:\n" + resources));
  }

  static String publisher(String topic, String statements) {
    return machine(
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sns:publish\",\"Parameters\":{\"TopicArn\":\"${"
            + topic
            + "}\",\"Message\":\"x\"},\"End\":true}}}",
        statements);
  }

  static String publishers(int count, boolean allowed) {
    String states =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "\"S"
                        + i
                        + "\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sns:publish\",\"Parameters\":{\"TopicArn\":\"${Topic"
                        + i
                        + "}\",\"Message\":\"x\"},\"End\":true}")
            .collect(Collectors.joining(","));
    return machine(
        "{\"StartAt\":\"S0\",\"States\":{" + states + "}}",
        allowed ? "[{ Effect: Allow, Action: 'sns:Publish', Resource: '*' }]" : "[]");
  }

  static String waiter(String activity) {
    return machine(
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"${"
            + activity
            + "}\",\"End\":true}}}",
        "[]");
  }

  static String activity(String id, String name) {
    return "  "
        + id
        + ": { Type: 'AWS::StepFunctions::Activity', Properties: { Name: "
        + name
        + " } }\n";
  }

  static String topic(String id) {
    return "  "
        + id
        + ": { Type: 'AWS::SNS::Topic', Properties: { TopicName: granules-"
        + id
        + " } }\n";
  }

  static String topics(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> topic("Topic" + i))
        .collect(Collectors.joining());
  }

  /** Statements that take about a hundred characters each. */
  static String filler(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{ Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::a-bucket-with-a-long-name-"
                    + i
                    + "/*' }")
        .collect(Collectors.joining(", "));
  }

  static String machine(String definition, String statements) {
    return """
          R:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [] }
              Policies:
                - PolicyName: p
                  PolicyDocument:
                    Statement: %s
          M:
            Type: AWS::StepFunctions::StateMachine
            Properties: { RoleArn: { 'Fn::GetAtt': [R, Arn] }, DefinitionString: { Fn::Sub: '%s' } }
        """
        .formatted(statements, definition);
  }
}
