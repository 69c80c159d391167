package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code config} and {@code explain} mask. */
class ShownSecretsTest extends CommandFolder {
  private static final String START =
      """
      default:
        stackName: s
        prefix: p
        prefixNoDash: P
        system_bucket: p-code
        lambdas:
          F:
            handler: index.handler
            runtime: nodejs24.x
            s3Source: {bucket: code, key: take.zip}
            envs:
      """;

  @Test
  void showsNoSecretThatOnlyItsNameOrItsFormMakesOne() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          stackName: s
          prefix: orders
          prefixNoDash: Orders
          system_bucket: orders-code
          params: [{name: DbPassword, value: par-1}, {name: Door, value: par-2}]
          lambdas:
            AccessTokens:
              handler: index.handler
              runtime: nodejs24.x
              s3Source: {bucket: code, key: take.zip}
              envs:
                DB_PWD: env-1
                AUTHORIZATION: Bearer env-2
                DATABASE_URL: postgres://u:env-3@h/db
                SECRET_ARN: arn:aws:secretsmanager:us-east-1:123456789012:secret:s
          stepFunctions:
            Dots:
              StartAt: A
              States:
                A: {Type: Pass, End: true, Result: {password: res-1, tokens: [res-2, res-3], secrets: {a: [res-4]}}}
        prod:
          params: [{name: DbPassword, value: par-3}]
          stepFunctions:
            Dots:
              States:
                A: {Result: {password: res-5, tokens: [res-6], secrets: {a: [res-7]}}}
        """);
    write(
        "app/cloudformation.template.yml",
        """
        Parameters:
          DbPassword: {Type: String, Default: tem-1}
          Door: {Type: String, NoEcho: true, Default: tem-2}
          Size: {Type: String, Default: small}
        Resources:
          D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: tem-3}}
          S: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: tem-4}}
          L: {Type: AWS::IAM::User, Properties: {LoginProfile: {Password: tem-5}}}
          K: {Type: AWS::ApiGateway::ApiKey, Properties: {Value: tem-6}}
          G: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: !Ref Size}}
        """);
    assertThat(config("--deployment", "prod")).isEqualTo(ExitCode.DONE);
    for (String each :
        List.of("D", "S", "L", "K", "G", "DbPassword", "Door", "Size", "OrdersDotsStateMachine")) {
      assertThat(explain(each, "--deployment", "prod")).as(err.toString()).isEqualTo(ExitCode.DONE);
    }
    assertThat(out + "" + err)
        .doesNotContainPattern("(?:par|env|res|tem)-[0-9]")
        .contains("lambdas.AccessTokens.handler: index.handler")
        .contains("envs.SECRET_ARN: arn:aws:secretsmanager")
        .contains("params[0].name: DbPassword")
        .contains("Default: small", "MasterUserPassword: !Ref Size")
        .contains("tokens[1]: ****", "secrets.a[0]: ****");
  }

  /** What C6214 calls a secret is one for all that is shown. */
  @Test
  void variablesThatAreReportedAsSecretsAreMasked() throws IOException {
    List<String> names =
        List.of(
            "PASSWORD",
            "DB_PASSPHRASE",
            "PASSWD",
            "MYSECRET",
            "SECRET_KEY",
            "PRIVATEKEY",
            "API_KEY",
            "ACCESSKEY",
            "TOKEN",
            "PASS",
            "DB_PASS",
            "CREDENTIALS",
            "DBCREDENTIALS");
    StringBuilder envs = new StringBuilder();
    names.forEach(name -> envs.append("        ").append(name).append(": val-1\n"));
    write("app/config.yml", START + "        ADDRESS: https://u:val-2@h/a?apiKey=val-3\n" + envs);
    run("validate", folder.toString());
    names.forEach(
        name -> assertThat(out.toString()).contains("The variable `" + name + "` has its secret"));
    assertThat(config()).isEqualTo(ExitCode.DONE);
    assertThat(explain("FLambdaFunction")).isEqualTo(ExitCode.DONE);
    assertThat(out + "" + err).doesNotContainPattern("val-[0-9]");
  }

  @Test
  void addressesInConditionsOfRolesHaveNoPasswords() throws IOException {
    String task =
        """
                GONE: x
          stepFunctions:
            Flow:
              StartAt: A
              States:
                A:
                  Type: Task
                  Resource: arn:aws:states:::http:invoke
                  Parameters:
                    ApiEndpoint: https://user:val-4@api.example.org/a?apiKey=val-5
                    Method: GET
                    Authentication: {ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/c/1'}
                  End: true
        """;
    write("app/config.yml", START + task);
    write("b/app/config.yml", START + task.replace("val-4", "val-6"));
    withApp("iam");
    withApp("iam", "--format", "json");
    for (String format : List.of("text", "json")) {
      run("diff", folder.toString(), folder.resolve("b").toString(), "--format", format);
    }
    assertThat(out.toString()).contains("states:HTTPEndpoint");
    assertThat((out + "\n" + err).lines().filter(line -> line.matches(".*val-[0-9].*"))).isEmpty();
  }
}
