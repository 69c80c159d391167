package dev.cumulusc.kes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Plain;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the class of the app template does to a configuration, in an application of its own. */
class CumulusPreparationTest {
  private static final String KES_CLASS =
      """
      class UpdatedKes extends Kes {
        updateRulesConfig() {
        }
        async superCompileCF() {
        }
        injectWorkflowLambdaAliases() {
        }
        parseCF(cfFile) {
          Handlebars.registerHelper('ifDeployApi', (a, b, options) => options.fn(this));
        }
        compileCF() {
        }
      }
      """;

  private static final String WORKFLOW =
      """
      stepFunctions:
        Flow:
          States:
            Outer: { Type: Task, Resource: '${oneLambdaFunction.Arn}' }
            Plain: { Type: Task, Resource: '${twoLambdaFunction.Arn}' }
            Other: { Type: Task, Resource: '${oneLambdaFunction.Arn}/more' }
            Fork:
              Type: Parallel
              Branches:
                - States: { Inner: { Type: Task, Resource: '${oneLambdaFunction.Arn}' } }
      """;

  @TempDir Path folder;
  private KesApplication app;

  @BeforeEach
  void start() {
    app =
        new KesApplication(folder)
            .over("base")
            .file("base/config.yml", "default: { customCompilation: true }\n")
            .file("base/kes.js", KES_CLASS);
  }

  @Test
  void splitsRulesAboutWorkflowsUnevenlyAsKesDoes() {
    String workflows =
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> "  W" + i + ": { States: {} }\n")
            .collect(Collectors.joining());
    show("rules");
    app.config(
        """
        stackName: shop
        prefixNoDash: Shop
        rules:
          nightly: { schedule: rate(1 day) }
          reports:
            eventPattern:
              source: [aws.states]
              detail-type: [Step Functions Execution Status Change]
        stepFunctions:
        """
            + workflows);
    Map<String, Object> rules = shown("rules");
    assertThat(rules.keySet()).containsExactly("nightly", "reports1", "reports2", "reports3");
    assertThat(machines(rules.get("reports1"))).hasSize(13).startsWith("ShopW1StateMachine");
    assertThat(machines(rules.get("reports2"))).hasSize(14).startsWith("ShopW14StateMachine");
    assertThat(machines(rules.get("reports3"))).hasSize(13).endsWith("ShopW40StateMachine");
    assertThat(rules.get("reports1").toString()).contains("stateMachineArn=[${ShopW1StateMachine}");
  }

  @Test
  void dropsRulesAboutWorkflowsThatAreNot() {
    show("rules");
    app.config(
        """
        stackName: shop
        rules: { a: { eventPattern: { source: aws.states } } }
        stepFunctions: {}
        """);
    assertThat(shown("rules")).isEmpty();
  }

  @Test
  void leavesRulesAloneWithoutWorkflows() {
    show("rules");
    app.config("stackName: shop\nrules: { a: { eventPattern: { source: aws.states } } }\n");
    assertThat(shown("rules").keySet()).containsExactly("a");
  }

  @Test
  void callsAliasesInOuterStates() {
    show("stepFunctions");
    functions("useWorkflowLambdaVersions: true\ninjectWorkflowLambdaAliases: true\n" + WORKFLOW);
    assertThat(shown("stepFunctions").toString())
        .contains("Outer={Type=Task, Resource=${oneLambdaAliasOutput}}")
        .contains("Plain={Type=Task, Resource=${twoLambdaFunction.Arn}}")
        .contains("Other={Type=Task, Resource=${oneLambdaFunction.Arn}/more}")
        .contains("Inner={Type=Task, Resource=${oneLambdaFunction.Arn}}");
  }

  @Test
  void callsFunctionsWithoutVersions() {
    show("stepFunctions");
    functions("useWorkflowLambdaVersions: 'true'\ninjectWorkflowLambdaAliases: true\n" + WORKFLOW);
    assertThat(shown("stepFunctions").toString()).doesNotContain("Alias");
  }

  @Test
  void addsQueuesForWhatFunctionsFailOn() {
    show("sqs");
    functions("processDefaultDeadLetterQueues: true\nDLQDefaultTimeout: 60\nsqs: { a: {} }\n");
    assertThat(shown("sqs"))
        .isEqualTo(Plain.yaml("{ a: {}, twoDeadLetterQueue: { visibilityTimeout: 60 } }"));
  }

  @Test
  void putsTheAdaptersHashBeforeThePackagesThatHoldIt() {
    show("lambdas");
    app.file("app/build/cma.zip", "adapter");
    functions("message_adapter_filename: cma.zip\n");
    Map<String, Object> lambdas = shown("lambdas");
    assertThat(member(lambdas, "one", "remote")).matches("shop/lambdas/\\w{64}-\\w{64}-one.zip");
    assertThat(member(lambdas, "one", "local")).matches("app/build/\\w+/\\w{64}-\\w{64}-one.zip");
    assertThat(member(lambdas, "two", "remote")).isEqualTo("k");
  }

  @Test
  void labelsCodeByItsPackageOrIdentifier() {
    show("lambdas");
    app.file("package.json", "{\"version\": \"1.2.3\"}");
    functions("");
    assertThat(member(shown("lambdas"), "one", "humanReadableIdentifier")).isEqualTo("1.2.3");
    assertThat(member(shown("lambdas"), "three", "humanReadableIdentifier")).isEqualTo("v7");
    assertThat(member(shown("lambdas"), "three", "hash")).isEqualTo("v7");
  }

  @Test
  void givesWorkflowFunctionsTheirHashes() {
    show("workflowLambdas");
    functions("workflowLambdas: { one: {}, two: {}, gone: {} }\n");
    Map<String, Object> used = shown("workflowLambdas");
    assertThat(member(used, "one", "hash")).matches("\\w{64}");
    assertThat(used.get("two")).isEqualTo(Map.of());
  }

  @Test
  void compilesAsKesItselfWhereToldTo() {
    show("sqs");
    functions("customCompilation: false\nprocessDefaultDeadLetterQueues: true\nsqs: { a: {} }\n");
    assertThat(shown("sqs").keySet()).containsExactly("a");
  }

  @Test
  void reportsWorkflowsThatCallFunctionsThatAreNot() {
    show("stepFunctions");
    app.config(
        """
        stackName: shop
        lambdas: { ingest: {} }
        stepFunctions:
          Flow:
            States:
              A: { Type: Task, Resource: '${ingestsLambdaFunction.Arn}' }
              B: { Type: Task }
        """);
    app.render();
    assertThat(app.diagnostics.sorted())
        .extracting(found -> found.rule().code() + " " + found.message())
        .contains(
            "C0607 There is no Lambda function `ingests`.", "C0608 This task has no `Resource`.");
  }

  private void functions(String more) {
    app.file("src/index.js", "1")
        .config(
            """
            stackName: shop
            system_bucket: code
            lambdas:
              one: { source: src, useMessageAdapter: true }
              two: { s3Source: { bucket: b, key: k }, namedLambdaDeadLetterQueue: true }
              three: { s3Source: { bucket: b, key: k, uniqueIdentifier: v7 } }
            """
                + more);
  }

  private void show(String key) {
    app.file(
        "base/cloudformation.template.yml",
        "AWSTemplateFormatVersion: '2010-09-09'\nMetadata:\n  "
            + key
            + ": {{{ToJson "
            + key
            + "}}}\n");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> shown(String key) {
    Template template = app.render().orElseThrow().main();
    CfnValue metadata = template.sections().get("Metadata").value();
    return (Map<String, Object>) Plain.mapping((CfnValue.Mapping) metadata).get(key);
  }

  private static String member(Map<String, Object> values, String name, String key) {
    return (String) ((Map<?, ?>) values.get(name)).get(key);
  }

  private static List<String> machines(Object rule) {
    return ((List<?>) ((Map<?, ?>) rule).get("stateMachines"))
        .stream().map(String.class::cast).toList();
  }
}
