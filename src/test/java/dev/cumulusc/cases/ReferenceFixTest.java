package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.CommandRunner;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References that yield the wrong thing: where they are reported, and what `--fix` writes. */
class ReferenceFixTest {
  private static final String APPLICATION =
      """
      default:
        prefix: p
        prefixNoDash: P
        system_bucket: code
        sqs: {jobs: {}}
        sns: {news: {}}
        lambdas:
          Work: {handler: index.handler, runtime: nodejs24.x, timeout: 60, s3Source: {bucket: code, key: a.zip}}
        stepFunctions:
          Flow:
            StartAt: A
            States:
              A:
                Type: Task
                Resource: RESOURCE
                Next: B
              B:
                Type: Task
                Resource: arn:aws:states:::CALL
                Parameters:
                  ARGUMENT
                End: true
      """;

  private static final String RIGHT = "${WorkLambdaFunction.Arn}";

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ${WorkLambdaFunction}              | 15:21 | ${WorkLambdaFunction.Arn}
          '${WorkLambdaFunction}'            | 15:22 | '${WorkLambdaFunction.Arn}'
          "$<WorkLambdaFunction>"            | 15:22 | "$<WorkLambdaFunction.Arn>"
          !Ref WorkLambdaFunction            | 15:21 | !GetAtt WorkLambdaFunction.Arn
          !Sub '${WorkLambdaFunction}'       | 15:27 | !Sub '${WorkLambdaFunction.Arn}'
          !Sub ${WorkLambdaFunction}:live    | 15:26 | !Sub ${WorkLambdaFunction.Arn}:live
          {Ref: WorkLambdaFunction}          | 15:21 | {Fn::GetAtt: [WorkLambdaFunction, Arn]}
          {Fn::Sub: '${WorkLambdaFunction}'} | 15:32 | {Fn::Sub: '${WorkLambdaFunction.Arn}'}
          """)
  void isFixedAtTheResourceOfATask(String written, String place, String fixed) throws IOException {
    check(written, "sns:publish", "{TopicArn: '${newsSns}', Message: x}", "C3810", place);
    assertFixed(application(fixed, "sns:publish", "{TopicArn: '${newsSns}', Message: x}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sqs:sendMessage | {MessageBody: x, QueueUrl: '${jobsSQS.Arn}'}  | {MessageBody: x, QueueUrl: '${jobsSQS}'}
          sns:publish     | {Message: x, TopicArn: '${newsSns.TopicName}'} | {Message: x, TopicArn: '${newsSns}'}
          """)
  void isFixedInAnArgument(String call, String written, String fixed) throws IOException {
    Files.createDirectories(folder.resolve("app"));
    check(RIGHT, call, written, "C3812", null);
    assertFixed(application(RIGHT, call, fixed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $WorkLambdaFunction.Arn     | ${WorkLambdaFunction.Arn}
          WorkLambdaFunction.Arn      | ${WorkLambdaFunction.Arn}
          '{WorkLambdaFunction.Arn}'  | '${WorkLambdaFunction.Arn}'
          """)
  void isFixedWhereBracesAreMissing(String written, String fixed) throws IOException {
    String argument = "{TopicArn: '${newsSns}', Message: x}";
    check(written, "sns:publish", argument, "C3801", null);
    assertFixed(application(fixed, "sns:publish", argument));
  }

  private void check(
      String resource,
      String call,
      String argument,
      String code,
      @org.jspecify.annotations.Nullable String place)
      throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/config.yml"), application(resource, call, argument));
    List<MappingNode> found =
        Validation.of(List.of(folder.toString())).stream()
            .filter(each -> Validation.text(each, "severity").equals("error"))
            .toList();
    assertThat(found).extracting(each -> Validation.text(each, "code")).containsExactly(code);
    if (place != null) {
      assertThat(
              Validation.text(found.get(0), "line") + ":" + Validation.text(found.get(0), "column"))
          .isEqualTo(place);
    }
    new CommandRunner(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), Map.of())
        .run("validate", "--fix", folder.toString());
  }

  private void assertFixed(String expected) throws IOException {
    assertThat(Files.readString(folder.resolve("app/config.yml"))).isEqualTo(expected);
  }

  private static String application(String resource, String call, String argument) {
    return APPLICATION
        .replace("RESOURCE", resource)
        .replace("CALL", call)
        .replace("Parameters:\n            ARGUMENT", "Parameters: " + argument);
  }
}
