package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IamCommandTest {
  private static final String CONFIG =
      """
      default:
        prefix: shop
        prefixNoDash: Shop
        system_bucket: code
        sns: {news: {}}
        lambdas:
          Fetch: {handler: index.handler, runtime: nodejs24.x, s3Source: {bucket: code, key: k.zip}, tables: [Carts]}
        stepFunctions:
          Ingest:
            StartAt: Fetch
            States:
              Fetch: {Type: Task, Resource: '${FetchLambdaFunction.Arn}', Next: Tell}
              Tell:
                Type: Task
                Resource: arn:aws:states:::sns:publish
                Parameters: {TopicArn: '${newsSns}', Message: done}
                Next: Send
              Send:
                Type: Task
                Resource: arn:aws:states:::sqs:sendMessage
                Parameters: {QueueUrl.$: $.queue, MessageBody: done}
                End: true
          Again:
            StartAt: Fetch
            States:
              Fetch: {Type: Task, Resource: '${FetchLambdaFunction.Arn}', End: true}
        workflowRoles:
          Again: {role: arn:aws:iam::123456789012:role/again}
        stackName: shop
      """;

  @TempDir Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsWhatARoleAllowsAndWhichStateAsks() throws IOException {
    assertThat(run("iam", "Ingest")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .isEqualTo(
            """
            ShopIngestStateMachineRole  app/config.yml:9:5
              of the state machine of Ingest
              allows lambda:InvokeFunction
                on ${FetchLambdaFunction.Arn}
                for Fetch (app/config.yml:12:39)
              allows sns:Publish
                on ${newsSns}
                for Tell (app/config.yml:15:21)
              lacks sqs:SendMessage
                for Send (app/config.yml:20:21): its resource is not known before an execution runs
            """);
  }

  @Test
  void namesFilesFromTheCurrentFolder() {
    assertThat(
            new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true))
                .run("iam", "DiscoverGranules", "--app", "examples/lambda-task"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("QueueGranules (examples/lambda-task/workflows.yml:")
        .doesNotContain("(workflows.yml:");
  }

  @Test
  void showsTheRolesOfFunctionsToo() throws IOException {
    assertThat(run("iam", "FetchLambdaFunction")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith(
            "FetchLambdaFunctionRole  app/config.yml:7:5\n  of FetchLambdaFunction (Function)")
        .contains(
            "table/shop-Carts/index/*\n    for app/config.yml:7:105\n",
            "allows logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents\n");
  }

  @Test
  void listsWhatARoleThatExistsHasToAllow() throws IOException {
    assertThat(run("iam", "Again")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .isEqualTo(
            """
            arn:aws:iam::123456789012:role/again  app/config.yml:28:19
              of the state machine of Again
              exists already, and has to allow what follows
              allows lambda:InvokeFunction
                on ${FetchLambdaFunction.Arn}
                for Fetch (app/config.yml:26:39)
            """);
  }

  @Test
  void writesJson() throws IOException {
    assertThat(run("iam", "--format", "json", "Ingest")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("{\n  \"roles\": [\n    {\n      \"role\": \"ShopIngestStateMachineRole\"")
        .containsIgnoringWhitespaces(
            """
            "generated": true, "file": "app/config.yml", "line": 9, "column": 5,
            "users": [{"type": "AWS::StepFunctions::StateMachine",
            "logicalId": "ShopIngestStateMachine", "workflow": "Ingest"}]""",
            """
            {"statement": {"Effect": "Allow", "Action": ["sns:Publish"],
            "Resource": {"Ref": "newsSns"}}, "neededForCreation": false,
            "askedBy": [{"state": "Tell", "file": "app/config.yml", "line": 15, "column": 21}]}""",
            """
            "gaps": [{"state": "Send", "file": "app/config.yml", "line": 20, "column": 21,
            "kind": "resource-unknown", "actions": ["sqs:SendMessage"]}]""");
  }

  @Test
  void listsAllRolesOfAllTemplates() throws IOException {
    assertThat(run("iam")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines().filter(line -> !line.startsWith(" ") && !line.isEmpty()))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(
            "ShopIngestStateMachineRole",
            "arn:aws:iam::123456789012:role/again",
            "FetchLambdaFunctionRole");
  }

  @Test
  void breaksListsWhereTheTerminalEnds() throws IOException {
    assertThat(run(Map.of("COLUMNS", "40"), "iam", "FetchLambdaFunction")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            "  allows logs:CreateLogGroup,\n         logs:CreateLogStream,\n         logs:PutLogEvents\n");
  }

  @Test
  void knowsWhatTakesNoRole() throws IOException {
    assertThat(run("iam", "Ingst")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("Nothing that takes a role is called `Ingst`. Did you mean `Ingest`?");
  }

  @Test
  void knowsTheWorkflowsOfTemplatesOfOnesOwn() throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(
        folder.resolve("app/cloudformation.template.yml"),
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          OwnRole: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}
          ShopIngestStateMachine:
            Type: AWS::StepFunctions::StateMachine
            Properties: {DefinitionString: '{}', RoleArn: !GetAtt OwnRole.Arn}
          ShopAgainStateMachine:
            Type: AWS::StepFunctions::StateMachine
            Properties: {DefinitionString: '{}', RoleArn: arn:aws:iam::123456789012:role/again}
        """);

    assertThat(run("iam", "Ingest", "--engine", "template")).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith("OwnRole  ");
    assertThat(run("iam", "Again", "--engine", "template")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains(
            "`Again` takes the role `arn:aws:iam::123456789012:role/again`, which no template of"
                + " the application makes: only with `--engine native` is it known what that has"
                + " to allow.");
  }

  private int run(String... arguments) throws IOException {
    return run(Map.of("COLUMNS", "100"), arguments);
  }

  private int run(Map<String, String> environment, String... arguments) throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/config.yml"), CONFIG);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--app", folder.toString()));
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true), environment)
        .run(all.toArray(String[]::new));
  }
}
