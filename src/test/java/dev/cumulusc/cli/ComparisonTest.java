package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code diff A B}. */
class ComparisonTest extends CommandFolder {
  private static final String CONFIG =
      """
      default:
        prefix: shop
        prefixNoDash: Shop
        stackName: shop
        system_bucket: code
        sqs: {orders: {}}
        lambdas:
          Fetch:
            handler: index.handler
            runtime: nodejs24.x
            memory: 512
            s3Source: {bucket: code, key: k.zip}
            envs: {API_TOKEN: '{{FIRST_TOKEN}}', STAGE: one}
        stepFunctions:
          Ingest:
            StartAt: Fetch
            States:
              Fetch: {Type: Task, Resource: '${FetchLambdaFunction.Arn}', TimeoutSeconds: 60, Next: Rest}
              Rest: {Type: Wait, Seconds: 5, End: true}
      prod:
        stackName: shop-prod
        sqs: {orders: {visibilityTimeout: 50}}
        lambdas: {Fetch: {memory: 1024, envs: {API_TOKEN: '{{SECOND_TOKEN}}'}}}
        stepFunctions:
          Ingest:
            States:
              Fetch: {TimeoutSeconds: 900, Next: Done}
              Done: {Type: Pass, Next: Rest}
      """;

  @TempDir Path outside = Path.of("");

  @BeforeEach
  void anApplication() throws IOException {
    write("app/config.yml", CONFIG);
    write("app/.env", "FIRST_TOKEN=hunter2-hunter2\nSECOND_TOKEN=tiger3-tiger3\n");
  }

  @Test
  void comparesTwoDeployments() {
    assertThat(diff("default", "prod")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith(
            "From the deployment `default` to the deployment `prod`:\nStack shop -> shop-prod differs\n")
        .contains(
            "DefinitionString.States.Fetch.TimeoutSeconds: 60 -> 900\n",
            "DefinitionString.States.Fetch.Next: Rest -> Done\n",
            "DefinitionString.States.Done: + {Type: Pass, Next: Rest}\n",
            "MemorySize: 512 -> 1024\n",
            "Environment.Variables.API_TOKEN: **** -> ****\n")
        .doesNotContain("hunter2", "tiger3", "perhaps", "STAGE", "DATA LOSS")
        .endsWith("Summary: 0 added, 3 changed, 0 replaced, 0 removed.\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void isSilentAboutWhatIsTheSame() {
    assertThat(diff("deployment:prod", "prod", "--exit-code")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .isEqualTo(
            "From the deployment `prod` to the deployment `prod`:\nStack shop-prod is the same\n");
  }

  @Test
  void comparesARevisionWithTheFolder() throws IOException {
    gitCommit();
    write(
        "app/config.yml",
        CONFIG
            .replace("sqs: {orders: {}}", "sqs: {invoices: {}}")
            .replace(
                "Rest: {Type: Wait, Seconds: 5, End: true}",
                "Rest: {End: true, Seconds: 5, Type: Wait}"));
    assertThat(diff("trunk", folder.toString(), "--exit-code")).isEqualTo(ExitCode.DIFFERENCES);
    assertThat(out.toString())
        .startsWith("From the revision `trunk` to the folder `")
        .contains(
            "Stack shop differs\n", "  +     invoices", "  -     orders", "! DATA LOSS: the queue")
        .doesNotContain("StateMachine")
        .endsWith("Summary: 1 added, 0 changed, 0 replaced, 1 removed; data loss.\n");
  }

  /** What Git does not track is linked into the copy of a revision, which is nobody's fault. */
  @ParameterizedTest
  @ValueSource(strings = {"--exit-code", "--untrusted"})
  void whatARevisionDoesNotHaveIsNoLinkOutOfTheApplication(String option) throws IOException {
    write("app/config.yml", CONFIG.replace("prefix: shop", "prefix: '{{PREFIX}}'"));
    write("app/.env", "PREFIX=shop\nFIRST_TOKEN=hunter2\nSECOND_TOKEN=tiger3\n");
    write(".gitignore", ".env\n");
    gitCommit();
    assertThat(diff("trunk", folder.toString(), option))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).isEmpty();

    // A link of one's own is one.
    Files.move(folder.resolve("app/.env"), outside.resolve("env"));
    Files.createSymbolicLink(folder.resolve("app/.env"), outside.resolve("env"));
    assertThat(diff("trunk", folder.toString(), "--untrusted")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("The link `app/.env` leads out of the application");
  }

  @Test
  void comparesWithATemplateFile() throws IOException {
    String template = folder.resolve("build/prod/cloudformation.yml").toString();
    assertThat(run("compile", folder.toString(), "--deployment", "prod")).isEqualTo(ExitCode.DONE);
    assertThat(diff(template, "prod", "--exit-code")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).endsWith("Stack cloudformation.yml -> shop-prod is the same\n");
    assertThat(diff("default", "file:" + template, "--exit-code", "--format", "json"))
        .isEqualTo(ExitCode.DIFFERENCES);
    assertThat(out.toString())
        .contains("\"kind\": \"deployment\",\n    \"name\": \"default\"", "\"kind\": \"file\"")
        .contains("\"path\": \"DefinitionString.States.Done\"")
        .doesNotContain("hunter2", "tiger3");
  }

  @Test
  void comparesTwoTemplateFiles() throws IOException {
    String one =
        write("one.yml", "Resources: {A: {Type: AWS::SQS::Queue}, B: {Type: AWS::SNS::Topic}}")
            .toString();
    String two =
        write(
                "two.json",
                """
                {"Parameters": {"Word": {"Type": "String", "NoEcho": true, "Default": "hunter2-hunter2"}},
                 "Resources": {"B": {"Type": "AWS::SNS::Topic"},
                               "A": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 5}}}}
                """)
            .toString();
    assertThat(diff(one, two)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            "Stack one.yml -> two.json differs\n",
            "DelaySeconds: + 5\n",
            "Parameters.Word: + ****\n")
        .doesNotContain("SNS::Topic", "hunter2");
  }

  @Test
  void showsThatAHiddenParameterDiffers() throws IOException {
    String text =
        "Parameters: {Word: {Type: String, NoEcho: true, Default: %s}}\nResources: {A: {Type: AWS::SNS::Topic}}";
    String one = write("one.yml", text.formatted("first-word")).toString();
    String two = write("two.yml", text.formatted("second-word")).toString();
    assertThat(diff(one, two, "--exit-code")).isEqualTo(ExitCode.DIFFERENCES);
    assertThat(out.toString()).contains("Parameters.Word: **** -> ****\n");
  }

  @Test
  void showsNoSecretOfAProperty() throws IOException {
    String text =
        """
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: {MasterUserPassword: mp-NN, MasterUsername: user-NN}
          S:
            Type: AWS::SecretsManager::Secret
            Properties:
              SecretString: '{"user": "ss-NN"}'
              GenerateSecretString: {PasswordLength: 3NN, GenerateStringKey: key-NN}
          L: {Type: AWS::IAM::User, Properties: {LoginProfile: {Password: lp-NN}}}
          K: {Type: AWS::ApiGateway::ApiKey, Properties: {Value: ak-NN}}
          E:
            Type: AWS::Events::Connection
            Properties:
              AuthParameters:
                ApiKeyAuthParameters: {ApiKeyName: name-NN, ApiKeyValue: akv-NN}
                InvocationHttpParameters:
                  HeaderParameters: [{Key: Authorization, Value: hp-NN}, {Key: Accept, Value: json-NN}]
          R:
            Type: AWS::RDS::DBInstance
            Properties: {MasterUserPassword: '{{resolve:secretsmanager:s-NN:SecretString:p}}'}
          T:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: c, Environment: [{Name: URL, Value: 'amqp://u:pu-NN@h'}]}
                - {Name: new-NN, Environment: [{Name: API_TOKEN, Value: at-NN}]}
        """;
    String one = write("one.yml", text.replace("NN", "1")).toString();
    String two = write("two.yml", text.replace("NN", "2")).toString();
    assertThat(diff(one, two)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            "MasterUserPassword: **** -> ****\n",
            "MasterUsername: user-1 -> user-2 (",
            "SecretString.user: **** -> ****\n",
            "PasswordLength: 31 -> 32\n",
            "GenerateStringKey: key-1 -> key-2\n",
            "LoginProfile.Password: **** -> ****\n",
            "ApiKeyName: name-1 -> name-2\n",
            "ApiKeyValue: **** -> ****\n",
            "Authorization.Value: **** -> ****\n",
            "Accept.Value: json-1 -> json-2\n",
            "MasterUserPassword: {{resolve:secretsmanager:s-1:SecretString:p}} -> {{",
            "Environment.URL.Value: **** -> ****",
            "Environment: [{Name: API_TOKEN, Value: ****}]")
        .doesNotContain("mp-", "ss-", "lp-", "akv-", "hp-", "pu-", "at-", "ak-");
  }

  @Test
  void showsNoSecretOfADefinition() throws IOException {
    String text =
        """
        Resources:
          M:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              Definition:
                StartAt: GetToken
                States:
                  GetToken:
                    Type: Pass
                    Result: {password: pw-NN, tokens: [tok-NN], secrets: {a: [sec-NN]}, pin: 4NN}
                    Comment: comment-NN
                    End: true
        """;
    String one = write("one.yml", text.replace("NN", "1")).toString();
    String two = write("two.yml", text.replace("NN", "2")).toString();
    assertThat(diff(one, two)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            "Result.password: **** -> ****\n",
            "Result.tokens.0: **** -> ****\n",
            "Result.secrets.a.0: **** -> ****\n",
            "States.GetToken.Comment: comment-1 -> comment-2\n",
            "Result.pin: 41 -> 42\n")
        .doesNotContain("pw-", "tok-", "sec-");
  }

  @Test
  void comparesAllStacksOfAnApplication() throws IOException {
    write(
        "db/config.yml",
        "default: {prefix: shop, stackName: shop-db, dynamos: {Carts: {attributes: [{name: id, type: S, schema: HASH}]}}}\n");
    gitCommit();
    Files.delete(folder.resolve("db/config.yml"));
    assertThat(diff("git:trunk", "app:" + folder)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            "Stack shop-db is only in the revision `trunk`\n  -     Carts",
            "Stack shop is the same\n");
    out.getBuffer().setLength(0);
    assertThat(diff("app:" + folder, "git:trunk")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Stack shop-db is only in the revision `trunk`\n  +     Carts");
  }

  @Test
  void comparesTheTemplatesOfNestedStacks() throws IOException {
    String config =
        """
        default:
          prefix: shop
          system_bucket: code
          nested_templates: {Reports: {cfFile: app/reports.template.yml, configFile: app/reports.config.yml}}
        """;
    write("app/config.yml", config);
    write("app/reports.config.yml", "default: {delay: 5}\n");
    write(
        "app/reports.template.yml",
        "Resources:\n  Reports:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: {{delay}}\n");
    gitCommit();
    assertThat(diff("trunk", folder.toString(), "--exit-code")).isEqualTo(ExitCode.DONE);
    write("app/reports.config.yml", "default: {delay: 7}\n");
    assertThat(diff("trunk", folder.toString(), "--exit-code")).isEqualTo(ExitCode.DIFFERENCES);
    assertThat(out.toString()).contains("DelaySeconds: 5 -> 7\n").doesNotContain("TemplateURL");
  }

  @Test
  void refusesANameThatIsSeveralThings() throws IOException {
    gitCommit();
    git("branch", "prod");
    assertThat(diff("default", "prod")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .isEqualTo(
            "error: `prod` is a deployment and a revision. Write `deployment:prod` or `git:prod`.\n");
    assertThat(diff("default", "git:prod", "--exit-code")).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prud          | `prud` is no file, no folder, no deployment and no Git revision of the application",
        "prud          | Did you mean `prod`?",
        "deployment:prud | has no deployment `prud`. Did you mean `prod`? It has `default` and `prod`.",
        "file:no.yml   | The file `no.yml` does not exist.",
        "git:nothing   | There is no revision `nothing` of a Git repository around",
        "app:nowhere   | The folder `nowhere` can't be compiled, so it can't be compared.",
        "file:pom.xml  | pom.xml:",
        "mkdocs.yml    | `mkdocs.yml` is no CloudFormation template: it has no resources.",
      })
  void saysWhatIsWrongWithAName(String name, String message) {
    assertThat(diff("default", name)).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void saysWhyItDoesNotKnowTheDeployments() throws IOException {
    write("app/config.yml", CONFIG + "other: !!files [nothing.yml]\n");
    assertThat(diff("default", "prod")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("app/config.yml:", "error C0")
        .contains("`default` may be a deployment, but the configuration can't be read.");
  }

  @Test
  void comparesTheTwoSpellingsOfADefinition() throws IOException {
    String object =
        """
        Resources:
          F: {Type: AWS::SNS::Topic}
          M:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              Definition:
                StartAt: A
                States: {A: {Type: Task, Resource: !GetAtt F.TopicArn, TimeoutSeconds: 5, End: true}}
        """;
    String head = object.substring(0, object.indexOf("      Definition:"));
    String json =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"REF\",\"TimeoutSeconds\":5,\"End\":true}}}";
    String one = write("object.yml", object).toString();
    String text =
        write(
                "text.yml",
                head
                    + "      DefinitionString: !Sub '"
                    + json.replace("REF", "${F.TopicArn}")
                    + "'")
            .toString();
    String filled =
        write(
                "filled.yml",
                head
                    + "      DefinitionString: '"
                    + json.replace("REF", "${Topic}")
                    + "'\n      DefinitionSubstitutions: {Topic: !GetAtt F.TopicArn}")
            .toString();
    for (String[] pair : new String[][] {{one, text}, {filled, one}, {text, filled}}) {
      assertThat(diff(pair[0], pair[1], "--exit-code")).as(out.toString()).isZero();
    }
    diff(filled, write("other.yml", object.replace("Seconds: 5", "Seconds: 6")).toString());
    assertThat(out.toString())
        .contains("DefinitionString.States.A.TimeoutSeconds: 5 -> 6\n")
        .doesNotContain("Substitutions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--profile=me",
        "--parameter=A=b",
        "--no-change-set",
        "--endpoint-url=http://127.0.0.1:1"
      })
  void refusesOptionsOfWhatAsksAws(String option) {
    assertThat(diff("default", "prod", option)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("has no meaning with two things to compare");
  }

  @Test
  void takesNoSecondApplicationForADeployment() {
    assertThat(diff("x")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("`--app` goes with two things to compare; this names one.");
  }

  private int diff(String... arguments) {
    List<String> all = new ArrayList<>(List.of("diff", "--app", folder.toString()));
    all.addAll(List.of(arguments));
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true), Map.of())
        .run(all.toArray(String[]::new));
  }
}
