package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of any application that can be deployed are updated, by each name that they have. */
class LambdaCommandTest {
  @TempDir private Path folder;

  private Trial trial;

  @BeforeEach
  void start() {
    trial =
        new Trial(folder)
            .file(
                "app/config.yml",
                Trial.QUEUE_CONFIG
                    + "  lambdas:\n    answerer: {handler: a.b, runtime: python3.12, timeout: 3,"
                    + " memory: 128, source: functions/a}\n")
            .file("functions/a/a.py", "def b(event, context): return 1\n")
            .template(
                """
                AWSTemplateFormatVersion: '2010-09-09'
                Resources:
                  Answerer:
                    Type: AWS::Lambda::Function
                    Properties:
                      Handler: a.b
                      Runtime: python3.12
                      Role: arn:aws:iam::123456789012:role/answerer
                      Code: {S3Bucket: '{{lambdas.answerer.bucket}}', S3Key: '{{lambdas.answerer.remote}}'}
                """);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"answerer", "Answerer"})
  void updatesAFunctionOfAPlainApplication(String name) {
    trial.aws.stack("shop").resource("Answerer", "AWS::Lambda::Function", "the-Answerer");
    function("the-Answerer");
    assertThat(trial.lambda(name)).as(trial.told).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Updated the code of `the-Answerer`.");
    assertThat(trial.aws.objects("shop-internal")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "FnOne", "shop-one"})
  void updatesAFunctionWhoseCodeOthersHaveToo(String name) {
    trial
        .file(
            "app/config.yml",
            Trial.QUEUE_CONFIG
                + "  lambdas:\n"
                + "    other: {handler: a.b, runtime: python3.12, source: functions/a}\n"
                + "    one: {handler: a.b, runtime: python3.12, source: functions/a}\n")
        .template(
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Resources:
              FnOther: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: shop-other, Handler: a.b,
                Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/a',
                Code: {S3Bucket: '{{lambdas.other.bucket}}', S3Key: '{{lambdas.other.remote}}'} } }
              FnOne: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: shop-one, Handler: a.b,
                Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/a',
                Code: {S3Bucket: '{{lambdas.one.bucket}}', S3Key: '{{lambdas.one.remote}}'} } }
            """);
    trial.aws.stack("shop").resource("FnOne", "AWS::Lambda::Function", "shop-one");
    function("shop-one");
    assertThat(trial.lambda(name)).as(trial.told).isEqualTo(ExitCode.DONE);
    assertThat(trial.told).contains("Updated the code of `shop-one`.");
  }

  @Test
  void findsAFunctionInANestedStack() {
    trial.aws.stack("shop-Inner").resource("Answerer", "AWS::Lambda::Function", "the-Answerer");
    trial.aws.stack("shop-Inner").nestedIn(trial.aws.stack("shop"));
    function("the-Answerer");
    assertThat(trial.lambda("answerer")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void saysWhatThereIs() {
    assertThat(trial.lambda("answrer")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("Did you mean `answerer`?");
    assertThat(trial.lambda("answerer")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told).contains("`answerer` is not deployed yet: deploy the stack first.");
    trial.template("AWSTemplateFormatVersion: '2010-09-09'\n" + Trial.QUEUE);
    assertThat(trial.lambda("answerer")).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.told)
        .contains("The application has none: code comes from a `source` in the configuration.");
  }

  private void function(String name) {
    String path = "/2015-03-31/functions/" + name + "/";
    trial
        .aws
        .on("GET " + path + "configuration")
        .answers("{\"CodeSha256\": \"old=\", \"LastUpdateStatus\": \"Successful\"}")
        .always(call -> "{\"CodeSha256\": \"new=\", \"LastUpdateStatus\": \"Successful\"}");
    trial
        .aws
        .on("PUT " + path + "code")
        .always(call -> "{\"CodeSha256\": \"new=\", \"LastUpdateStatus\": \"InProgress\"}");
  }
}
