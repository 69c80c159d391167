package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands under a secret's name is quoted in no message, wherever it stands. */
class QuotedSecretsTest extends CommandFolder {
  private static final String SECRET = "Zq7-unique-9x";

  private static final List<String> NAMES = List.of("password", "apiToken", "CLIENT_SECRET");

  /** Where each {@code @} stands, a member with a secret's name stands. */
  private static final String CONFIGURATION =
      """
      @
      default:
        @
        stackName: s
        prefix: p
        prefixNoDash: P
        system_bucket: p-code
        buckets: {@, internal: {@, name: p-code, type: internal}}
        vpc: {@, vpcId: vpc-12345678, subnets: [subnet-12345678]}
        iams: {@, lambdaProcessingRoleArn: 'arn:aws:iam::123456789012:role/x'}
        params: [{@, name: A, value: b}]
        envs: {@}
        tags: {@}
        cmr: {@, username: u}
        oauth: {@}
        samlConfig: {@}
        launchpad: {@}
        ems: {@}
        app: {@}
        es: {@, alarms: {@, A: {@}}}
        dashboard: {@}
        activities: [{@, name: Act}]
        workflowRoles: {@, role: {@}}
        sns: {@, topic: {@, subscriptions: {@, one: {@, endpoint: e, protocol: lambda}}}}
        sqs: {@, queue: {@, consumer: [{@, lambda: F}]}}
        rules: {@, rule: {@, schedule: rate(1 hour), targets: [{@, id: F}]}}
        dynamos: {@, Table: {@, attributes: [{@, name: a, type: S}], KeySchema: [{@}]}}
        apis: [{@, name: api}]
        apiConfigs: {@, api: {@}}
        users: [{@}]
        nested_templates: {@, One: {@}}
        ecs:
          @
          instanceType: t3.small
          docker: {@}
          efs: {@}
          services: {@, Serve: {@, image: i, cpu: 1, memory: 2, count: 1, envs: {@}, healthCheck: {@}}}
          tasks: {@, Once: {@, image: i}}
        lambdas:
          @
          F: {@, handler: index.handler, runtime: nodejs24.x, envs: {@}, tags: {@}, apiGateway: [{@}],
            s3Source: {@, bucket: b, key: k.zip}}
        stepFunctions:
          @
          Flow:
            @
            StartAt: Go
            States:
              @
              Go: {@, Type: Pass, Result: {@}, Parameters: {@}, Next: Ask}
              Ask: {@, Type: Choice, Choices: [{@, Variable: $.x, IsNull: true, Next: Call}]}
              Call:
                @
                Type: Task
                Resource: 'arn:aws:states:::sqs:sendMessage'
                Parameters: {@, QueueUrl: q, MessageBody: {@}}
                Retry: [{@, ErrorEquals: [States.ALL]}]
                Catch: [{@, ErrorEquals: [States.ALL], Next: Each}]
                ResultSelector: {@}
                Next: Each
              Each: {@, Type: Map, ItemProcessor: {@, StartAt: I, States: {@, I: {@, Type: Succeed}}}, Next: Query}
              Query: {@, Type: Pass, QueryLanguage: JSONata, Output: {@}, Assign: {@}, End: true}
      dev: {@, prefix: q}
      """;

  private static final String TEMPLATE =
      """
      @
      Parameters: {@, Size: {@, Type: String, Default: a}}
      Mappings: {@, M: {@, K: {@, V: v}}}
      Conditions: {@}
      Resources:
        @
        Topic: {@, Type: AWS::SNS::Topic, Properties: {@, TopicName: t}}
        Data: {@, Type: AWS::RDS::DBInstance, Properties: {@, MasterUserPassword: X, DBInstanceClass: {@}}}
        Func: {@, Type: AWS::Lambda::Function, Properties: {@, Environment: {@, Variables: {@}}}}
      Outputs: {@, O: {@, Value: {@}}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X",
        "'X'",
        "\"X\"",
        "[X, [X]]",
        "{value: X}",
        "{Fn::Sub: 'X${Nothing}'}",
        "'{{X'",
        "'X{{NOTHING}}'",
        "'X${Nothing}X'",
        "'${X'",
        "'$X'",
        "'{% X'",
        "\"X\\u00e9\\nX\"",
        "'X, a, b}: c # d'",
        "'X X X X X X X X X X X X X X X X X X X X X X X X'",
        "'=X'",
        "' X '",
        "'https://X'",
        "!Sub X",
        "!X X",
        "\u201cX\u201d"
      })
  void standInNoMessage(String form) throws IOException {
    // One name for each form, so that the test is fast.
    String name = NAMES.get(form.length() % NAMES.size());
    String member = name + ": " + form.replace("X", SECRET);
    write("app/config.yml", with(CONFIGURATION, member));
    write("app/cloudformation.template.yml", with(TEMPLATE, member));
    for (String format : List.of("text", form.length() % 2 == 0 ? "json" : "sarif")) {
      run("validate", folder.toString(), "--format", format);
    }
    assertThat(out.toString()).contains("config.yml");
    assertThat((out + "\n" + err).lines().filter(line -> line.contains(SECRET)).distinct())
        .as(member)
        .isEmpty();
  }

  @Test
  void namesAndReferencesAreShown() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          stackName: s
          prefix: p
          prefixNoDash: P
          system_bucket: p-code
          lambdas:
            RotateSecret:
              handler: 5
              runtime: cobol
              envs: {PASSWORD: {Ref: Absent}, TOKEN: cobol}
          stepFunctions:
            Flow:
              StartAt: Token
              States:
                Token: {Type: Pas, Next: RotateSecrets}
        """);
    run("validate", folder.toString());
    assertThat(out.toString())
        .contains("function `RotateSecret`", "runtime `cobol`", "`Absent` is no resource")
        .contains("string `Pas`", "names `RotateSecrets`");
  }

  @Test
  void aFixThatHoldsOneIsAppliedAndNotPrinted() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          stackName: s
          prefix: p
          prefixNoDash: P
          system_bucket: p-code
          cmr: {password: \u201cX\u201d}
        """
            .replace("X", SECRET));
    for (String format : List.of("text", "json", "sarif")) {
      run("validate", folder.toString(), "--format", format);
    }
    assertThat(out.toString()).contains("C0").doesNotContain(SECRET);
  }

  private static String with(String text, String member) {
    return text.replace("@", member);
  }
}
