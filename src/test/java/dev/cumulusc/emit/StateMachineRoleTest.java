package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.template.PolicyLength;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMachineRoleTest {
  private static final String BASE =
      """
      prefix: my-app
      prefixNoDash: MyApp
      system_bucket: b
      sns: {News: {subscriptions: {}}}
      sqs: {Jobs: {visibilityTimeout: 60}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "sns:publish|TopicArn: '${NewsSns}'|{Ref=NewsSns}",
        "sns:publish|TopicArn: '${NewsSns.TopicArn}'|{Fn::GetAtt=[NewsSns, TopicArn]}",
        "sqs:sendMessage|QueueUrl: '${JobsSQS}'|{Fn::GetAtt=[JobsSQS, Arn]}",
        "sqs:sendMessage|QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/q'"
            + "|arn:aws:sqs:eu-west-1:123456789012:q",
        "dynamodb:getItem|TableName: t"
            + "|{Fn::Sub=arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/t}",
        "dynamodb:getItem|TableName: 'arn:aws:dynamodb:eu-west-1:210987654321:table/t'"
            + "|arn:aws:dynamodb:eu-west-1:210987654321:table/t",
        "dynamodb:getItem|TableName.$: States.Format('t-{}', $.x)"
            + "|{Fn::Sub=arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/t-*}",
      })
  void limitsACallToWhatItIsAbout(String call, String argument, String resource) {
    Emitted emitted = Emitted.of(BASE + workflow("W", call, argument));

    assertThat(emitted.problems()).isEmpty();
    assertThat(statements(emitted, "MyAppWStateMachineRole").get(0).get("Resource"))
        .hasToString(resource);
  }

  @Test
  void allowsNothingOnWhatOnlyAnExecutionKnows() {
    Emitted emitted = Emitted.of(BASE + workflow("W", "sns:publish", "TopicArn.$: $.topic"));

    assertThat(emitted.problems()).hasSize(1);
    assertThat(emitted.problems().get(0)).contains("`sns:Publish`");
    assertThat(emitted.resource("MyAppWStateMachineRole").toString()).doesNotContain("sns:");
  }

  @Test
  void namesWhatACallTakesWithSomeArgumentsOnly() {
    String call = workflow("W", "aws-sdk:fsx:deleteFileSystem", "FileSystemId: fs-1");

    assertThat(Emitted.of(BASE + call).reported())
        .anyMatch(line -> line.contains("note C6029") && line.contains("`fsx:CreateBackup`"));
    assertThat(
            Emitted.of(BASE + call + "workflowRoles: {W: {without: ['fsx:CreateBackup']}}\n")
                .reported())
        .isEmpty();
  }

  @Test
  void allowsWhatNamesTheMachineAfterIt() {
    Emitted emitted =
        Emitted.of(
            BASE + workflow("W", "states:startExecution", "StateMachineArn.$: $$.StateMachine.Id"));

    assertThat(emitted.resource("MyAppWStateMachineRole").toString()).doesNotContain("Policies");
    assertThat(emitted.resource("MyAppWStateMachineRolePolicy").toString())
        .contains("states:StartExecution", "{Ref=MyAppWStateMachine}");
  }

  @Test
  void allowsWhatNeedsNoOtherOrderWithinTheRole() {
    Emitted emitted =
        Emitted.of(
            BASE
                + "stepFunctions:\n"
                + machine("A", "states:startExecution", "StateMachineArn: '${MyAppBStateMachine}'")
                + machine("B", "sqs:sendMessage", "QueueUrl: '${JobsSQS}'"));

    assertThat(emitted.resource("MyAppAStateMachineRole").toString())
        .contains("{Ref=MyAppBStateMachine}");
    assertThat(emitted.template().resources()).doesNotContainKey("MyAppAStateMachineRolePolicy");
  }

  @Test
  void takesAnArnOfTheUserForWhatOnlyAnExecutionKnows() {
    Emitted emitted =
        Emitted.of(
            BASE
                + workflow("W", "sns:publish", "TopicArn.$: $.topic")
                + """
                workflowRoles:
                  W: {allow: ['${NewsSns}', 'arn:aws:sqs:us-east-1:123456789012:other']}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(statements(emitted, "MyAppWStateMachineRole").get(0))
        .hasToString("{Effect=Allow, Action=[sns:Publish], Resource={Ref=NewsSns}}");
  }

  @Test
  void addsAndTakesAwayStatements() {
    Emitted emitted =
        Emitted.of(
            BASE
                + workflow("W", "sns:publish", "TopicArn: '${NewsSns}'")
                + """
                workflowRoles:
                  W:
                    without: ['sns:*']
                    statements:
                      - {Effect: Allow, Action: 'sqs:SendMessage', Resource: '${JobsSQS.Arn}'}
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(statements(emitted, "MyAppWStateMachineRole"))
        .hasToString(
            "[{Effect=Allow, Action=sqs:SendMessage," + " Resource={Fn::Sub=${JobsSQS.Arn}}}]");
  }

  @Test
  void namesTheRoleOfOneWorkflow() {
    Emitted emitted =
        Emitted.of(
            BASE
                + workflow("W", "sns:publish", "TopicArn: '${NewsSns}'")
                + "workflowRoles: {W: {role: arn:aws:iam::123456789012:role/x}}\n");

    assertThat(emitted.template().resources()).doesNotContainKey("MyAppWStateMachineRole");
    assertThat(emitted.property("MyAppWStateMachine", "RoleArn"))
        .isEqualTo("arn:aws:iam::123456789012:role/x");
  }

  @Test
  void limitsRolesToWhatTheAccountWants() {
    Emitted emitted =
        Emitted.of(
            BASE
                + workflow("W", "sns:publish", "TopicArn: '${NewsSns}'")
                + "iams: {permissionsBoundary: Bound, rolePath: /app/, roleNamePrefix: team-}\n");

    assertThat(emitted.properties("MyAppWStateMachineRole"))
        .containsEntry("Path", "/app/")
        .containsEntry("RoleName", "team-my-app-MyAppWStateMachineRole")
        .containsKey("PermissionsBoundary");
  }

  @Test
  void attachesManagedPoliciesForWhatTheRoleHasNoRoomFor() {
    Emitted emitted = Emitted.of(BASE + publishing(150));

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.property("MyAppWStateMachineRole", "ManagedPolicyArns"))
        .asString()
        .contains("{Ref=MyAppWStateMachineRolePolicy1}", "{Ref=MyAppWStateMachineRolePolicy2}");
    assertThat(
            PolicyLength.of(
                emitted
                    .template()
                    .resources()
                    .get("MyAppWStateMachineRolePolicy1")
                    .properties()
                    .orElseThrow()))
        .isBetween(3_000, PolicyLength.MANAGED_MAXIMUM + 60);
  }

  @Test
  @Tag("fires:C6025")
  void saysThatARoleCantHoldAllThatAWorkflowNeeds() {
    assertThat(Emitted.of(BASE + publishing(900)).problems())
        .singleElement()
        .asString()
        .contains("error C6025", "managed policies");
  }

  @Test
  @Tag("silent:C6025")
  void saysNothingOfARoleThatHasRoom() {
    assertThat(Emitted.of(BASE + publishing(300)).problems()).isEmpty();
  }

  private static String publishing(int topics) {
    StringBuilder states = new StringBuilder();
    for (int i = 0; i < topics; i++) {
      states.append(
          String.format(
              Locale.ROOT,
              """
                S%d:
                  Type: Task
                  Resource: arn:aws:states:::sns:publish
                  Parameters: {TopicArn: 'arn:aws:sns:us-east-1:123456789012:%s%d', Message: x}
                  Next: S%d
          """,
              i,
              "t".repeat(40),
              i,
              i + 1));
    }
    return "stepFunctions:\n  W:\n    StartAt: S0\n    States:\n"
        + states
        + "      S"
        + topics
        + ": {Type: Succeed}\n";
  }

  private static String workflow(String name, String call, String argument) {
    return "stepFunctions:\n" + machine(name, call, argument);
  }

  private static String machine(String name, String call, String argument) {
    return """
      %s:
        StartAt: S
        States:
          S:
            Type: Task
            Resource: arn:aws:states:::%s
            Parameters:
              %s
            End: true
    """
        .formatted(name, call, argument);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> statements(Emitted emitted, String role) {
    Map<String, Object> properties = (Map<String, Object>) emitted.resource(role).get("Properties");
    Map<String, Object> policy = ((List<Map<String, Object>>) properties.get("Policies")).get(0);
    return (List<Map<String, Object>>)
        ((Map<String, Object>) policy.get("PolicyDocument")).get("Statement");
  }
}
