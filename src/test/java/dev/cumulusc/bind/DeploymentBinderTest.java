package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Bucket;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Located;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentBinderTest {

  @Test
  void bindsTheGeneralKeys() {
    Binding binding =
        Binding.of(
            """
            prefix: my-app
            prefixNoDash: MyApp
            stackName: my-stack
            system_bucket: my-internal
            cmaDir: /opt/
            useXray: true
            tags: {Team: a, Cost: 7}
            capabilities: [CAPABILITY_IAM]
            params:
              - {name: CmrPassword, value: secret}
              - {name: DockerEmail, usePrevious: true}
            vpc: {vpcId: vpc-1, subnets: [subnet-1, subnet-2], securityGroup: sg-1}
            iams: {stepRoleArn: arn:aws:iam::1:role/step, ecsRoleArn: arn:aws:iam::1:role/ecs}
            cmr: {cmrEnvironment: OPS}
            useNgapPermissionBoundary: true
            """);

    Deployment deployment = binding.deployment();
    assertThat(binding.found()).isEmpty();
    assertThat(deployment.prefix().value()).isEqualTo("my-app");
    assertThat(deployment.names().prefixNoDash().value()).isEqualTo("MyApp");
    assertThat(deployment.stackName().value()).isEqualTo("my-stack");
    assertThat(deployment.settings().systemBucket().map(Located::value)).contains("my-internal");
    assertThat(deployment.settings().adapterFolder().map(Located::value)).contains("/opt/");
    assertThat(deployment.settings().tracing().isOn()).isTrue();
    assertThat(deployment.settings().parameters()).hasSize(2);
    assertThat(deployment.settings().parameters().get(1).usePrevious().isOn()).isTrue();
    assertThat(deployment.network().orElseThrow().subnets()).hasSize(2);
    assertThat(deployment.roles().step()).isPresent();
    assertThat(deployment.roles().lambdaProcessing()).isEmpty();
    assertThat(deployment.roles().limits().permissionsBoundary()).isPresent();
    assertThat(deployment.settings().cmrEnvironment().map(Located::value)).contains("OPS");
  }

  @Test
  void reportsADeploymentWithoutNames() {
    Binding binding = Binding.of("useXray: true\n");

    assertThat(binding.found())
        .containsExactly("1:1 C1003 `dev` has no `prefix`, which a deployment needs.");
  }

  @Test
  void derivesNamesFromThePrefix() {
    Binding binding =
        Binding.of("prefix: my-app_2\nstepFunctions: {W: {StartAt: A, States: {}}}\n");

    assertThat(binding.deployment().names().prefixNoDash().value()).isEqualTo("MyApp2");
    assertThat(binding.deployment().stackName().value()).isEqualTo("my-app_2");
    assertThat(binding.found())
        .containsExactly("1:9 C1016 `prefixNoDash` is not set and taken to be `MyApp2`.");
  }

  @Test
  void takesTheStackNameForThePrefix() {
    Binding binding = Binding.of("stackName: my-stack\n");

    assertThat(binding.deployment().prefix().value()).isEqualTo("my-stack");
    assertThat(binding.found())
        .containsExactly("1:12 C1016 `prefix` is not set and taken to be `my-stack`.");
  }

  @Test
  void reportsNamesThatAwsDoesNotAccept() {
    Binding binding = Binding.of("prefix: my app\nprefixNoDash: my-app\nstackName: 2nd\n");

    assertThat(binding.found())
        .containsExactly(
            "1:9 C1004 `prefix` is the string `my app`, but a string of letters, digits, dashes and"
                + " underscores is expected.",
            "2:15 C1004 `prefixNoDash` is the string `my-app`, but a string of letters and digits is"
                + " expected.",
            "3:12 C1004 `stackName` is the string `2nd`, but a string of up to 128 letters, digits and"
                + " dashes that starts with a letter is expected.");
  }

  @Test
  void reportsUnknownKeysAtTheTop() {
    Binding binding = Binding.of("prefix: x\nlambda: {}\nown_thing: 1\n");

    assertThat(binding.found())
        .containsExactly(
            "2:1 C1001 `lambda` is not a key of a deployment.",
            "3:1 C1001 `own_thing` is not a key of a deployment.");
    assertThat(binding.help()).containsExactly("Did you mean `lambdas`?", "");
  }

  @Test
  void honoursParametersUnderTheirDocumentedName() {
    Binding binding = Binding.of("prefix: x\nparameters: [{name: A, value: ''}]\n");

    assertThat(binding.deployment().settings().parameters()).hasSize(1);
    assertThat(binding.found()).containsExactly("2:1 C1006 `parameters` is read as `params`.");
  }

  @Test
  void replacesParametersByThoseOfTheAppStack() {
    Binding binding =
        Binding.of(
            """
            prefix: x
            params: [{name: A}, {name: B}]
            app: {params: [{name: C}]}
            iam: {params: [{name: D}]}
            """);

    assertThat(binding.deployment().settings().parameters())
        .singleElement()
        .matches(parameter -> parameter.name().value().equals("C"));
    assertThat(binding.found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'buckets: {internal: plain}',plain",
    "'buckets: {internal: plain}, system_bucket: other',plain",
    "'buckets: {internal: {name: inner}}, system_bucket: other',other",
    "'buckets: {internal: {name: inner}}',inner",
    "'buckets: {public: {name: other}}',",
  })
  void findsTheSystemBucket(String keys, String bucket) {
    Deployment deployment = Binding.of("{prefix: x, " + keys + "}\n").deployment();

    assertThat(deployment.settings().systemBucket().map(Located::value).orElse(null))
        .isEqualTo(bucket);
  }

  @Test
  void bindsBuckets() {
    Binding binding =
        Binding.of(
            """
            prefix: x
            buckets:
              internal: {name: a}
              mine: {name: b, type: public}
              private: c
              other: {type: public}
            """);

    assertThat(binding.deployment().base().storage().buckets().stream().map(Bucket::type))
        .extracting(Located::value)
        .containsExactly("internal", "public", "private");
    assertThat(binding.found())
        .containsExactly("6:3 C1003 `other` has no `name`, which a bucket needs.");
  }

  @Test
  void bindsWorkflowsAndActivities() {
    Binding binding =
        Binding.of(
            """
            prefix: x
            prefixNoDash: X
            stepFunctions:
              Ingest: {StartAt: A, States: {A: {Type: Pass, End: true}}}
              my-flow: {StartAt: A, States: {}}
              Wrong: []
              Gone:
            activities:
              - name: Fetch
              - name: Fetch
              - {}
              - Fetch
            """);

    assertThat(binding.deployment().workflows())
        .singleElement()
        .matches(workflow -> workflow.definition().has("StartAt"));
    assertThat(binding.deployment().activities()).hasSize(1);
    assertThat(binding.found())
        .containsExactly(
            "5:3 C1013 The name of a workflow is `my-flow`, but only letters and digits fit into"
                + " a logical id.",
            "6:10 C1002 `Wrong` is a list, but a mapping is expected.",
            "10:11 C1014 `Fetch` is a second time the name of an activity.",
            "11:5 C1003 `activities[2]` has no `name`, which an activity needs.",
            "12:5 C1002 `activities[3]` is the string `Fetch`, but a mapping is expected.");
  }

  @Test
  void looksForTheMessageAdapter() {
    Deployment usual = Binding.of("prefix: x\n").deployment();
    Deployment none = Binding.of("prefix: x\nmessage_adapter_filename: ''\n").deployment();

    assertThat(usual.settings().adapter().fileName().map(Located::value))
        .contains("cumulus-message-adapter.zip");
    assertThat(none.settings().adapter().fileName()).isEmpty();
  }

  private static final String PARENT =
      """
      prefix: x
      stackName: x-cumulus
      useWorkflowLambdaVersions: true
      workflowLambdas: {Fetch: {handler: a}}
      oldLambdas: {Fetch: {lambdaRefs: [{hash: parent}]}}
      """;

  private static final String NESTED =
      """
      maxNumberOfRetainedLambdas: 2
      oldLambdas: {Fetch: {lambdaRefs: [{hash: nested}]}, Store: {lambdaRefs: [{hash: store}]}}
      useXray: true
      apis: [{name: backend}]
      lambdas: {Fetch: {handler: index.handler, source: a}}
      stepFunctions: {Flow: {StartAt: A}}
      """;

  private static Deployment nested(String parent) {
    return new DeploymentBinder(new Diagnostics())
        .bindNested("Workers", Yaml.mapping(NESTED), Binding.of(parent).deployment());
  }

  @Test
  void bindsANestedTemplateWithFunctionsAndApisOfItsOwn() {
    Deployment nested = nested(PARENT);

    assertThat(nested.names().block().value()).isEqualTo("Workers");
    assertThat(nested.names().functionPrefix().value()).isEqualTo("x-cumulus");
    assertThat(nested.prefix().value()).isEqualTo("x");
    assertThat(nested.lambdas())
        .extracting(lambda -> lambda.name().value())
        .containsExactly("Fetch");
    assertThat(nested.workflows()).isEmpty();
    assertThat(nested.settings().tracing().isOn()).isTrue();
    assertThat(nested.base().apis().names()).extracting(Located::value).containsExactly("backend");
  }

  @ParameterizedTest
  @CsvSource({"'',2", "maxNumberOfRetainedLambdas: 3,3"})
  void letsTheStackAroundANestedTemplateDecideAboutVersions(String retained, int max) {
    LambdaVersions versions = nested(PARENT + retained + "\n").base().versions();

    assertThat(versions.enabled().isOn()).isTrue();
    assertThat(versions.inject().isOn()).isTrue();
    assertThat(versions.lambdas().orElseThrow())
        .extracting(Located::value)
        .containsExactly("Fetch");
    assertThat(versions.maxRetained().value()).isEqualTo(max);
    assertThat(versions.retained()).containsOnlyKeys("Fetch", "Store");
    assertThat(versions.retained().get("Fetch"))
        .extracting(each -> each.hash().value())
        .containsExactly("parent");
  }

  @Test
  void letsANestedTemplateSayWhichVersionsAreKept() {
    assertThat(List.of("maxNumberOfRetainedLambdas", "oldLambdas"))
        .allMatch(DeploymentBinder::isAboutVersions);
    assertThat(List.of("lambdas", "useWorkflowLambdaVersions"))
        .noneMatch(DeploymentBinder::isAboutVersions);
  }

  @ParameterizedTest
  @CsvSource({"nested_template:,0", "nested_template: {},2", "'',2"})
  void leavesNestedTemplatesAwayWhereTheConfigurationTakesThemAway(String key, int count) {
    Deployment deployment =
        Binding.of(PARENT + "nested_templates: {Mine: {cfFile: a.yml}}\n" + key + "\n")
            .deployment();

    assertThat(deployment.base().nestedTemplates()).hasSize(count);
    assertThat(deployment.base().versions().enabled().isOn()).isEqualTo(count > 0);
  }
}
