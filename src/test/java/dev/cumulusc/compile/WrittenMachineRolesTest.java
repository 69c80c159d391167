package dev.cumulusc.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles of state machines whose definitions stand in templates. */
class WrittenMachineRolesTest {
  private static final String CONFIG =
      """
      default:
        prefix: my-app
        prefixNoDash: MyApp
        stackName: my-app
        system_bucket: b
        stepFunctions:
          Flow:
            StartAt: Put
            States:
              Put:
                Type: Task
                Resource: arn:aws:states:::dynamodb:putItem
                Parameters: {TableName: t, Item: {id: {S: a}}}
                End: true
      """;

  private static final String DEFINITION =
      """
                StartAt: Send
                States:
                  Send:
                    Type: Task
                    Resource: arn:aws:states:::sqs:sendMessage
                    Parameters:
                      QueueUrl: https://sqs.us-east-1.amazonaws.com/123456789012/orders
                      MessageBody: hello
                    End: true
      """;

  @TempDir private Path root;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void aGeneratedRoleFollowsTheDefinitionOfTheOverrideTemplate() throws IOException {
    write("app/config.yml", CONFIG);
    write(
        "app/cloudformation.template.yml",
        """
        Resources:
          MyAppFlowStateMachine:
            Properties:
              DefinitionString:
                Fn::Sub: |
                  {"StartAt": "Send", "States": {"Send": {"Type": "Task", "End": true,
                    "Resource": "arn:aws:states:::sqs:sendMessage",
                    "Parameters": {"MessageBody": "hello",
                      "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/orders"}}}}
        """);

    Template template = compile(Optional.empty()).orElseThrow().template();

    assertThat(role(template))
        .contains("sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:orders")
        .doesNotContain("dynamodb:");
  }

  @Test
  void aGeneratedRoleStaysWhereNobodyGivesAnotherDefinition() throws IOException {
    write("app/config.yml", CONFIG);
    write(
        "app/cloudformation.template.yml",
        "Resources: {MyAppFlowStateMachine: {Properties: {StateMachineName: other}}}");

    assertThat(role(compile(Optional.empty()).orElseThrow().template()))
        .contains("dynamodb:PutItem");
  }

  @Test
  void comparesTheRoleOfAMachineThatATemplateEngineMade() throws IOException {
    writeMachine(
        "!GetAtt Mine.Arn",
        "{Statement: [{Effect: Allow, Action: 'sqs:PurgeQueue', Resource: '*'}]}");

    compile(Optional.of(EngineChoice.TEMPLATE));

    assertThat(problems())
        .anyMatch(line -> line.startsWith("C6028 ") && line.contains("`sqs:SendMessage`"));
  }

  @Test
  void saysNothingOfARoleThatSuffices() throws IOException {
    writeMachine(
        "!GetAtt Mine.Arn", "{Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*'}]}");

    compile(Optional.of(EngineChoice.TEMPLATE));

    assertThat(problems()).noneMatch(line -> line.startsWith("C602"));
  }

  @Test
  void notesWhatARoleThatExistsHasToAllow() throws IOException {
    writeMachine("arn:aws:iam::123456789012:role/step", "{Statement: []}");

    compile(Optional.of(EngineChoice.TEMPLATE));

    assertThat(problems())
        .anyMatch(line -> line.startsWith("C6026 ") && line.contains("`sqs:SendMessage`"));
  }

  private void writeMachine(String roleArn, String policy) throws IOException {
    write("app/config.yml", "default: {prefix: my-app, stackName: my-app, system_bucket: b}\n");
    write(
        "app/cloudformation.template.yml",
        """
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: ROLE
              Definition:
        DEFINITION
          Mine:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - {Effect: Allow, Action: 'sts:AssumeRole', Principal: {Service: states.amazonaws.com}}
              Policies: [{PolicyName: mine, PolicyDocument: POLICY}]
        """
            .replace("ROLE", roleArn)
            .replace("DEFINITION\n", DEFINITION)
            .replace("POLICY", policy));
  }

  private Optional<Compilation> compile(Optional<EngineChoice> engine) {
    return new Compiler(diagnostics, RenderedErrors.STOP)
        .compile(ApplicationRequest.of(root), engine);
  }

  private List<String> problems() {
    return diagnostics.sorted().stream()
        .map(found -> found.rule().code() + " " + found.message())
        .toList();
  }

  private static String role(Template template) {
    return Plain.mapping(
            template.resources().get("MyAppFlowStateMachineRole").properties().orElseThrow())
        .toString();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
