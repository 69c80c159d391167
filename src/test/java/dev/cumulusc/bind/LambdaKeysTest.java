package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.model.CodeSource;
import dev.cumulusc.model.LambdaRole;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import org.junit.jupiter.api.Test;

class LambdaKeysTest {

  private static Binding bind(String lambdas) {
    return Binding.of("prefix: x\nlambdas:\n" + lambdas.indent(2) + "vpc: {vpcId: vpc-1a2b3c4d}\n");
  }

  private static LambdaSpec only(Binding binding) {
    assertThat(binding.deployment().lambdas()).hasSize(1);
    return binding.deployment().lambdas().get(0);
  }

  @Test
  void bindsEveryKeyOfAFunction() {
    Binding binding =
        bind(
            """
            Ingest:
              handler: index.handler
              runtime: python3.12
              memory: 512
              timeout: '60'
              source: tasks/ingest
              layers: ['arn:aws:lambda:us-east-1:1:layer:a:1']
              envs: {A: a}
              tables: [GranulesTable]
              useElasticSearch: es5vpc
              useDistributionApi: true
              useMessageAdapter: true
              launchInVpc: true
              apiRole: true
              deadletterqueue: failures
              namedLambdaDeadLetterQueue: false
              logToElasticSearch: true
              logToSharedDestination: arn:aws:logs:us-east-1:1:destination:d
              addLogGroup: true
              apiGateway: [{api: backend, path: 'a/{b}', method: get, cors: true}]
              urs_redirect: token
              description: Takes granules in.
              useXray: true
            """);

    LambdaSpec lambda = only(binding);
    assertThat(binding.found()).isEmpty();
    assertThat(lambda.code().handler().map(Located::value)).contains("index.handler");
    assertThat(lambda.code().runtime().map(Located::value)).contains("python3.12");
    assertThat(lambda.limits().memory().value()).isEqualTo(512);
    assertThat(lambda.limits().timeout().value()).isEqualTo(60);
    assertThat(((CodeSource.Local) lambda.code().source()).path().value())
        .isEqualTo("tasks/ingest");
    assertThat(lambda.code().layers()).hasSize(1);
    assertThat(lambda.environment().variables()).hasSize(1);
    assertThat(lambda.environment().tables().stream().map(Located::value))
        .containsExactly("GranulesTable");
    assertThat(lambda.environment().searchDomain().isOn()).isTrue();
    assertThat(lambda.environment().distributionApi().isOn()).isTrue();
    assertThat(lambda.code().messageAdapter().isOn()).isTrue();
    assertThat(lambda.access().vpc().isOn()).isTrue();
    assertThat(lambda.access().role().value()).isEqualTo(LambdaRole.API_GATEWAY);
    assertThat(lambda.deadLetters().queue().map(Located::value)).contains("failures");
    assertThat(lambda.monitoring().logToSearchDomain().isOn()).isTrue();
    assertThat(lambda.monitoring().sharedLogDestination()).isPresent();
    assertThat(lambda.monitoring().logGroup().isOn()).isTrue();
    assertThat(lambda.apiMethods()).singleElement().matches(method -> method.cors().isOn());
    assertThat(lambda.environment().loginRedirect().map(Located::value)).contains("token");
    assertThat(lambda.description().map(Located::value)).contains("Takes granules in.");
    assertThat(lambda.monitoring().tracing().isOn()).isTrue();
  }

  @Test
  void fillsInDefaults() {
    LambdaSpec lambda = only(bind("Ingest: {handler: index.handler}"));

    assertThat(lambda.limits().memory().value()).isEqualTo(1024);
    assertThat(lambda.limits().timeout().value()).isEqualTo(300);
    assertThat(lambda.limits().memory().origin().primary()).hasToString("config.yml:3:3");
    assertThat(lambda.code().runtime()).isEmpty();
    assertThat(lambda.code().source()).isInstanceOf(CodeSource.Missing.class);
    assertThat(lambda.access().role().value()).isEqualTo(LambdaRole.PROCESSING);
  }

  @Test
  void readsAListOfFunctions() {
    Binding binding = bind("- {name: A, handler: a.b}\n- {name: B, handler: a.b}");

    assertThat(binding.deployment().lambdas().stream().map(lambda -> lambda.name().value()))
        .containsExactly("A", "B");
    assertThat(binding.found()).isEmpty();
  }

  @Test
  void reportsNamesThatFitIntoNoLogicalId() {
    Binding binding = bind("my-task: {handler: a.b}\n_: {handler: a.b}\nFine: {handler: a.b}");

    assertThat(only(binding).name().value()).isEqualTo("Fine");
    assertThat(binding.found())
        .containsExactly(
            "3:3 C1013 The name of a Lambda function is `my-task`, but only letters and digits"
                + " fit into a logical id.",
            "4:3 C1013 The name of a Lambda function is `_`, but only letters and digits fit into"
                + " a logical id.");
    assertThat(binding.help()).containsExactly("Name it `myTask`.", "Choose another name.");
  }

  @Test
  void reportsAFunctionThatIsThereTwice() {
    Binding binding = bind("- {name: A, handler: a.b}\n- {name: A, handler: a.b}");

    assertThat(only(binding).name().value()).isEqualTo("A");
    assertThat(binding.found())
        .containsExactly("4:12 C1014 `A` is a second time the name of a Lambda function.");
  }

  @Test
  void reportsWrongTypesUnknownAndMissingKeysInOneRun() {
    Binding binding =
        bind(
            """
            Ingest:
              memory: much
              timout: 300
              envs: none
              apiGateway:
                - api: backend
                  path: a
              urs_redirect: tokn
              hash: abc
            """);

    assertThat(binding.found())
        .containsExactly(
            "3:3 C1003 `Ingest` has no `handler`, which a Lambda function needs.",
            "4:13 C1002 `memory` is the string `much`, but a whole number from 0 on is expected.",
            "5:5 C1001 `timout` is not a key of a Lambda function.",
            "6:11 C1002 `envs` is the string `none`, but a mapping of variables is expected.",
            "8:9 C1003 `apiGateway[0]` has no `method`, which a method of an API needs.",
            "10:19 C1004 `urs_redirect` is the string `tokn`, but `distribution` or `token` is"
                + " expected.",
            "11:5 C1007 `hash` has no effect: it is worked out from the function's name and"
                + " code.");
    assertThat(binding.help().get(2)).isEqualTo("Did you mean `timeout`?");
    assertThat(binding.help().get(5)).isEqualTo("Did you mean `token`?");
  }

  @Test
  void readsCodeThatIsInS3() {
    LambdaSpec lambda =
        only(bind("A: {handler: a.b, s3Source: {bucket: b, key: k, uniqueIdentifier: 5dot2}}"));

    CodeSource.Stored code = (CodeSource.Stored) lambda.code().source();
    assertThat(code.bucket().value()).isEqualTo("b");
    assertThat(code.key().value()).isEqualTo("k");
    assertThat(code.uniqueIdentifier().map(Located::value)).contains("5dot2");
  }

  @Test
  void reportsAnIdentifierThatFitsIntoNoLogicalId() {
    Binding binding =
        bind("A:\n  handler: a.b\n  s3Source: {bucket: b, key: k, uniqueIdentifier: V5.2}");

    assertThat(binding.found())
        .containsExactly(
            "5:53 C1004 `uniqueIdentifier` is the string `V5.2`, but a string of small letters and"
                + " digits is expected.");
  }

  @Test
  void readsTheBucketAndKeyThatKesItselfWouldSet() {
    LambdaSpec lambda = only(bind("A: {handler: a.b, bucket: b, remote: k}"));

    assertThat(((CodeSource.Stored) lambda.code().source()).key().value()).isEqualTo("k");
  }

  @Test
  void reportsKeysThatAnotherOneOverrules() {
    Binding binding =
        bind(
            """
            A:
              handler: a.b
              source: a
              s3Source: {bucket: b, key: k}
              apiRole: true
              distributionRole: true
            """);

    assertThat(only(binding).access().role().value()).isEqualTo(LambdaRole.API_GATEWAY);
    assertThat(binding.found())
        .containsExactly(
            "6:5 C1015 `s3Source` is ignored, since `source` is there too.",
            "8:5 C1015 `distributionRole` is ignored, since `apiRole` is there too.");
  }

  @Test
  void givesTheMigrationsTheirRole() {
    assertThat(only(bind("executeMigrations: {handler: a.b}")).access().role().value())
        .isEqualTo(LambdaRole.MIGRATION);
    assertThat(only(bind("A: {handler: a.b, distributionRole: true}")).access().role().value())
        .isEqualTo(LambdaRole.DISTRIBUTION);
  }
}
