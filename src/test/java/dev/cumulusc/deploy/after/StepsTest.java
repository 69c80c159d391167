package dev.cumulusc.deploy.after;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.deploy.bundle.StackInput;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.fixture.service.FakeClock;
import dev.cumulusc.fixture.service.FakeServices;
import dev.cumulusc.fixture.service.FakeStacks;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
  private static final String CUMULUS =
      """
      default:
        prefix: my-app
        prefixNoDash: MyApp
        stackName: my-app
        system_bucket: sys
        buckets: {internal: {name: sys, type: internal}, public: {name: pub, type: public}}
        users: [{username: me}]
        cmr: {username: u, password: do-not-tell, provider: P}
        launchpad: {api: a}
        ecs: {instanceType: t3.large, restartTasksOnDeploy: true, services: {Work: {image: i, count: 1}}}
        vpc: {vpcId: vpc-1, subnets: [subnet-1], securityGroup: sg-1}
        sqs: {startSF: {visibilityTimeout: 20}, slow: {visibilityTimeout: 20, maxExecutions: 5}}
        apis: [{name: backend}]
        lambdas:
          CustomBootstrap: {handler: index.handler, runtime: nodejs22.x, s3Source: {bucket: code, key: k}}
          Copy:
            handler: index.handler
            runtime: nodejs22.x
            s3Source: {bucket: code, key: k}
            apiGateway: [{api: backend, path: copy, method: get}]
        stepFunctions:
          Ingest:
            StartAt: Copy
            States:
              Copy: {Type: Task, CumulusConfig: {a: 1}, Resource: '${CopyLambdaFunction.Arn}', End: true}
      """;

  private static final Map<String, String> OUTPUTS = outputs();

  @TempDir Path folder;
  private final FakeServices services = new FakeServices();
  private final FakeClock clock = new FakeClock();
  private final FakeStacks stacks =
      new FakeStacks()
          .with(FakeStacks.stack("my-app", OUTPUTS))
          .with("my-app", "CumulusECSCluster", "cluster", "AWS::ECS::Cluster");

  private static Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put("slowSQSOutput", "https://sqs/slow");
    outputs.put("startSFSQSOutput", "https://sqs/start");
    outputs.put("IngestStateMachine", "arn:ingest");
    outputs.put("EncryptedCmrPassword", "encrypted");
    outputs.put("Api", "https://api/dev/");
    outputs.put("ApiId", "api1");
    outputs.put("ApiStage", "dev");
    return outputs;
  }

  private Steps steps(String config) throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/config.yml"), config);
    ApplicationRequest request = ApplicationRequest.of(folder);
    CheckedRun run =
        CheckedRun.of(request, Optional.empty(), TemplateWriter.Format.YAML, RenderedErrors.WARN);
    Compilation compilation =
        run.compilation().orElseThrow(() -> new AssertionError(run.found().toString()));
    return Steps.of(StackInput.of(compilation, new Diagnostics()));
  }

  private StepContext context() {
    return new StepContext(services, stacks.service(), stacks.service().stack("my-app"), clock);
  }

  private List<String> run(List<Step> steps) throws InterruptedException {
    return new StepRunner(context(), step -> {}, result -> {})
        .run(steps).stream()
            .map(result -> result.step().name() + " " + result.outcome() + ": " + result.message())
            .toList();
  }

  @Test
  void anApplicationWithoutCumulusHasNone() throws IOException {
    Steps steps =
        steps(
            """
            default:
              prefix: my-app
              prefixNoDash: MyApp
              stepFunctions: {A: {StartAt: S, States: {S: {Type: Pass, End: true}}}}
            """);

    assertThat(steps.isEmpty()).isTrue();
  }

  @Test
  void knowsWhatToDoBeforeAnythingIsCalled() throws IOException {
    Steps steps = steps(CUMULUS);

    assertThat(steps.before().stream().map(Step::describes))
        .containsExactly(
            "make the key pair s3://sys/my-app/crypto/{private.pem,public.pub}, unless it is"
                + " there");
    assertThat(steps.after().stream().map(Step::describes))
        .containsExactly(
            "write s3://sys/my-app/workflow_template.json",
            "write 1 workflow to s3://sys/my-app/workflows/",
            "write s3://sys/my-app/workflows/buckets.json",
            "restart the running ECS tasks (`ecs.restartTasksOnDeploy`)",
            "redeploy the backend API's stage",
            "show the addresses of the APIs");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"true, true", "'true', true", "false, false", "'false', false", "'', false"})
  void restartsTasksWhereTheSwitchIsOn(String written, boolean restarts) throws IOException {
    Steps steps =
        steps(CUMULUS.replace("restartTasksOnDeploy: true", "restartTasksOnDeploy: " + written));

    assertThat(steps.after().stream().map(Step::name).anyMatch("restart-tasks"::equals))
        .isEqualTo(restarts);
  }

  @Test
  void writesTheFilesOnce() throws IOException, InterruptedException {
    Steps steps = steps(CUMULUS);

    run(steps.after());

    assertThat(services.documents.text("sys/my-app/workflow_template.json"))
        .isEqualTo(
            """
            {"cumulus_meta":{"message_source":"sfn","system_bucket":"sys","state_machine":null,\
            "execution_name":null,"workflow_start_time":null},"meta":{"workflow_name":null,\
            "workflow_tasks":{},"stack":"my-app","buckets":{"internal":{"name":"sys",\
            "type":"internal"},"public":{"name":"pub","type":"public"}},"cmr":{"username":"u",\
            "password":"encrypted","provider":"P"},"launchpad":{"api":"a"},"collection":{},\
            "provider":{},"template":"s3://sys/my-app/workflow_template.json",\
            "queues":{"startSF":"https://sqs/start","slow":"https://sqs/slow"},\
            "queueExecutionLimits":{"slow":5}},"payload":{},"exception":null}""");
    assertThat(services.documents.text("sys/my-app/workflows/Ingest.json"))
        .isEqualTo(
            """
            {"name":"Ingest","arn":"arn:ingest","definition":{"StartAt":"Copy","States":{"Copy":\
            {"Type":"Task","Resource":"${CopyLambdaFunction.Arn}","End":true}}}}""");
    assertThat(services.documents.text("sys/my-app/workflows/buckets.json"))
        .startsWith("{\"internal\":{\"name\":\"sys\"");
    assertThat(services.documents.written).hasSize(3);

    List<String> again = run(steps.after());

    assertThat(services.documents.written).hasSize(3);
    assertThat(again)
        .containsExactly(
            "message-template UNCHANGED: s3://sys/my-app/workflow_template.json is up to date.",
            "workflow-files UNCHANGED: The workflows in s3://sys/my-app/workflows/ are up to date.",
            "buckets-file UNCHANGED: s3://sys/my-app/workflows/buckets.json is up to date.",
            "restart-tasks UNCHANGED: No ECS task is running.",
            "redeploy-backend-api DONE: Redeployed the backend API api1 to stage `dev`.",
            "addresses UNCHANGED: Api is at https://api/dev/; register https://api/dev/token for"
                + " logins.");
  }

  @Test
  void knowsWhichFilesAreNotUpToDate() throws IOException, InterruptedException {
    assertThat(outdated(CUMULUS))
        .containsExactly("message-template", "workflow-files", "buckets-file");

    run(steps(CUMULUS).after());

    assertThat(outdated(CUMULUS)).isEmpty();
    assertThat(outdated(CUMULUS.replace("provider: P", "provider: Q")))
        .containsExactly("message-template");
    assertThat(outdated(CUMULUS.replace("name: pub", "name: other")))
        .containsExactly("message-template", "buckets-file");
    services.documents.contents.remove("sys/my-app/workflows/Ingest.json");
    assertThat(outdated(CUMULUS)).containsExactly("workflow-files");
  }

  private List<String> outdated(String config) throws IOException {
    Steps outdated = steps(config).outdated(context());
    assertThat(outdated.before()).isEmpty();
    return outdated.after().stream().map(Step::name).toList();
  }

  @Test
  void restartsTasksAndRedeploysTheApi() throws IOException, InterruptedException {
    services.tasks.put("cluster", List.of("t1", "t2"));

    run(steps(CUMULUS).after());

    assertThat(services.calls)
        .containsExactly("stop t1 of cluster", "stop t2 of cluster", "deploy api1 to dev");
  }

  @Test
  void asksAThrottledApiAgainInLongerAndLongerPauses() throws IOException, InterruptedException {
    for (int i = 0; i < 2; i++) {
      services.apiFailures.add(
          FakeServices.failure(ServiceException.Kind.THROTTLED, "TooManyRequestsException"));
    }

    assertThat(run(steps(CUMULUS).after()))
        .contains("redeploy-backend-api DONE: Redeployed the backend API api1 to stage `dev`.");
    assertThat(clock.pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Test
  void givesUpOnAnApiThatStaysThrottled() throws IOException, InterruptedException {
    for (int i = 0; i < 6; i++) {
      services.apiFailures.add(
          FakeServices.failure(ServiceException.Kind.THROTTLED, "TooManyRequestsException"));
    }

    assertThat(run(steps(CUMULUS).after()))
        .contains("redeploy-backend-api FAILED: The call was refused: no.");
    assertThat(clock.pauses).hasSize(5);
  }

  @Test
  void aFailureKeepsNothingElseFromBeingDone() throws IOException, InterruptedException {
    services.documents.refused.add("my-app/workflow_template.json");
    stacks.with(FakeStacks.stack("my-app", Map.of("ApiStage", "dev")));

    List<String> results = run(steps(CUMULUS).after());

    assertThat(results)
        .contains(
            "message-template FAILED: The call was refused: no.",
            "workflow-files FAILED: Wrote 0 of 1 workflows to s3://sys/my-app/workflows/, but the"
                + " stack has no output `IngestStateMachine` with the ARN of the state machine.",
            "buckets-file DONE: Wrote s3://sys/my-app/workflows/buckets.json.",
            "redeploy-backend-api FAILED: The stack has no output `ApiId`, which gives the backend"
                + " API by its id.");
  }

  @Test
  void makesAKeyPairOnce() throws IOException, InterruptedException {
    List<Step> before = steps(CUMULUS).before();

    assertThat(run(before))
        .containsExactly("key-pair DONE: Made a key pair of 2048 bits in s3://sys/my-app/crypto/.");
    assertThat(run(before)).containsExactly("key-pair UNCHANGED: The key pair is there.");
    assertThat(services.documents.written)
        .containsExactly("my-app/crypto/private.pem", "my-app/crypto/public.pub");
  }

  @Test
  void makesAMissingPublicKeyFromThePrivateOne() throws IOException, InterruptedException {
    List<Step> before = steps(CUMULUS).before();
    run(before);
    String pem = services.documents.text("sys/my-app/crypto/public.pub");
    services.documents.contents.remove("sys/my-app/crypto/public.pub");

    assertThat(run(before))
        .containsExactly(
            "key-pair DONE: Made the missing `public.pub` from the private key in"
                + " s3://sys/my-app/crypto/.");
    assertThat(services.documents.text("sys/my-app/crypto/public.pub")).isEqualTo(pem);
  }

  @Test
  void neverMakesUpAPrivateKeyForAPublicOne() throws IOException, InterruptedException {
    services.documents.contents.put("sys/my-app/crypto/public.pub", "key".getBytes(UTF_8));

    assertThat(run(steps(CUMULUS).before()).get(0))
        .startsWith(
            "key-pair FAILED: Of the key pair in s3://sys/my-app/crypto/ only `public.pub`");
    assertThat(services.documents.written).isEmpty();
  }

  @Test
  void doesNotGuessWhatAStrangePrivateKeyIs() throws IOException, InterruptedException {
    services.documents.contents.put("sys/my-app/crypto/private.pem", "key".getBytes(UTF_8));

    assertThat(run(steps(CUMULUS).before()).get(0))
        .contains("FAILED")
        .contains("it is no RSA key to make `public.pub` from");
    assertThat(services.documents.written).isEmpty();
  }
}
