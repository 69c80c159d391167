package dev.cumulusc.deploy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cumulusc.deploy.service.Documents;
import dev.cumulusc.deploy.service.Revision;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.ServiceException.Kind;
import dev.cumulusc.deploy.service.WorkflowAlias;
import dev.cumulusc.deploy.service.WorkflowExecution;
import dev.cumulusc.deploy.service.Workflows;
import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.keep.DefinitionInUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The services beside CloudFormation, as the SDK reaches them. */
class AfterServicesTest {
  private static final String DEPLOYMENTS = "POST /restapis/api1/deployments";
  private static final String ALIASES = "GET /2015-03-31/functions/copy/aliases";
  private static final String FUNCTION = "GET /2015-03-31/functions/copy/configuration";

  private final FakeAws aws = FakeAws.start().bucket("sys");
  private final AwsServices services = aws.services();

  @AfterEach
  void stop() {
    services.close();
    aws.close();
  }

  @Test
  void documentsAreWrittenReadAndListedWithTheirHashes() {
    Documents documents = services.documents();
    assertThat(documents.exists("sys", "app/workflows/a.json")).isFalse();
    assertThat(documents.read("sys", "app/workflows/a.json")).isEmpty();

    documents.write("sys", "app/workflows/a.json", "{}".getBytes(UTF_8), "application/json");
    documents.write("sys", "app/other.json", "{}".getBytes(UTF_8), "application/json");

    assertThat(documents.exists("sys", "app/workflows/a.json")).isTrue();
    assertThat(documents.read("sys", "app/workflows/a.json")).hasValue("{}".getBytes(UTF_8));
    assertThat(documents.hashes("sys", "app/workflow"))
        .containsExactlyEntriesOf(
            Map.of("app/workflows/a.json", "99914b932bd37a50b983c5e7c90ae93b"));
  }

  @Test
  void aDocumentIsMadeOnlyOnce() {
    Documents documents = services.documents();
    assertThat(documents.create("sys", "key", "a".getBytes(UTF_8), "text/plain")).isTrue();
    assertThat(documents.create("sys", "key", "b".getBytes(UTF_8), "text/plain")).isFalse();
    assertThat(aws.objects("sys").get("key")).isEqualTo("a".getBytes(UTF_8));
  }

  @Test
  void aBucketThatIsMissingIsNoMissingDocument() {
    assertThat(failure(() -> services.documents().read("none", "key")))
        .hasMessage("`s3:GetObject` was refused: The specified bucket does not exist.");
    assertThat(failure(() -> services.documents().hashes("none", "key")).kind())
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void allPagesOfTasksAreRead() {
    aws.on("ListTasks")
        .always(
            call ->
                call.body().contains("\"second\"")
                    ? "{\"taskArns\": [\"t2\", \"t3\"]}"
                    : "{\"taskArns\": [\"t1\"], \"nextToken\": \"second\"}");

    assertThat(services.clusters().tasks("cluster")).containsExactly("t1", "t2", "t3");
    assertThat(aws.operations()).containsExactly("ListTasks", "ListTasks");
  }

  @Test
  void aTaskThatHasGoneIsStopped() {
    aws.on("StopTask")
        .refuses(400, "InvalidParameterException", "The referenced task was not found.");
    services.clusters().stop("cluster", "t1", "why");
    aws.on("StopTask").refuses(400, "ClusterNotFoundException", "Cluster not found.");
    assertThat(failure(() -> services.clusters().stop("cluster", "t1", "why")))
        .hasMessage("`ecs:StopTask` was refused: Cluster not found.");
  }

  @Test
  void anApiIsDeployedAfterItWasThrottled() {
    aws.on(DEPLOYMENTS).throttles(2).always(call -> "{\"id\": \"d1\"}");

    assertThat(services.apis().deploy("api1", "dev", "cumulusc")).isEqualTo("d1");
    assertThat(aws.calls(DEPLOYMENTS)).hasSize(3);
    assertThat(aws.calls(DEPLOYMENTS).get(0).body()).contains("\"stageName\":\"dev\"");
  }

  @Test
  void anApiThatIsThrottledForTooLongIsToldAsThat() {
    for (int i = 0; i < 30; i++) {
      aws.on(DEPLOYMENTS).refuses(429, "TooManyRequestsException", "Too Many Requests");
    }

    ServiceException failure = failure(() -> services.apis().deploy("api1", "dev", "cumulusc"));

    assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(failure)
        .hasMessage("AWS throttles `apigateway:CreateDeployment` for too long: Too Many Requests.");
    assertThat(aws.calls(DEPLOYMENTS)).hasSize(9);
  }

  @Test
  void aStageThatIsMissingIsTold() {
    aws.on(DEPLOYMENTS).refuses(404, "NotFoundException", "Invalid API identifier specified");
    assertThat(failure(() -> services.apis().deploy("api1", "dev", "cumulusc")).kind())
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void aFunctionAndAllPagesOfItsAliasesAreRead() {
    aws.on(FUNCTION)
        .answers("{\"CodeSha256\": \"abc=\", \"LastUpdateStatus\": \"InProgress\"}")
        .refuses(404, "ResourceNotFoundException", "Function not found");
    aws.on(ALIASES)
        .always(
            call ->
                call.parameter("Marker").equals("2")
                    ? "{\"Aliases\": [{\"Name\": \"b\", \"FunctionVersion\": \"2\"}]}"
                    : "{\"Aliases\": [{\"Name\": \"a\", \"FunctionVersion\": \"1\","
                        + " \"Description\": \"made\"}], \"NextMarker\": \"2\"}");

    assertThat(services.functions().function("copy"))
        .hasValueSatisfying(
            function -> {
              assertThat(function.codeSha256()).isEqualTo("abc=");
              assertThat(function.isUpdating()).isTrue();
            });
    assertThat(services.functions().function("copy")).isEmpty();
    assertThat(
            services.functions().aliases("copy").stream()
                .map(alias -> alias.name() + alias.version()))
        .containsExactly("a1", "b2");
  }

  @Test
  void allPagesOfExecutionsAreReadWithTheirVersions() {
    aws.on("ListExecutions")
        .always(
            call ->
                call.body().contains("\"more\"")
                    ? "{\"executions\": [" + executions(2, 4) + "]}"
                    : "{\"executions\": [" + executions(0, 2) + "], \"nextToken\": \"more\"}");

    List<WorkflowExecution> running =
        services.workflows().executions("machine", Set.of(WorkflowExecution.State.RUNNING));

    assertThat(running.stream().map(WorkflowExecution::name))
        .containsExactly("e3", "e2", "e1", "e0");
    assertThat(running.get(0).versionArn()).hasValue("machine:7");
    assertThat(running.get(0).stopped()).isEmpty();
    assertThat(aws.calls("ListExecutions")).hasSize(2);
    assertThat(aws.calls("ListExecutions").get(0).body())
        .contains("\"statusFilter\":\"RUNNING\"", "\"maxResults\":1000");
  }

  @Test
  void aPageOfExecutionsThatFailsLeavesNoPartOfTheList() {
    aws.on("ListExecutions")
        .answers("{\"executions\": [" + executions(0, 2) + "], \"nextToken\": \"more\"}")
        .refuses(400, "InvalidToken", "Expired.");

    assertThat(
            failure(
                    () ->
                        services
                            .workflows()
                            .executions("machine", Set.of(WorkflowExecution.State.RUNNING)))
                .code())
        .isEqualTo("InvalidToken");
  }

  @Test
  void aServiceThatAsksToBeCalledLessOftenIsAskedAgain() {
    aws.on("DescribeStateMachineForExecution")
        .throttles(6)
        .answers(
            "{\"definition\": \"{}\", \"roleArn\": \"role\", \"updateDate\": 1767225600,"
                + " \"tracingConfiguration\": {\"enabled\": true}, \"loggingConfiguration\":"
                + " {\"level\": \"ALL\", \"destinations\": [{\"cloudWatchLogsLogGroup\":"
                + " {\"logGroupArn\": \"logs:*\"}}]}, \"encryptionConfiguration\": {\"type\":"
                + " \"CUSTOMER_MANAGED_KMS_KEY\", \"kmsKeyId\": \"key\"}}");

    assertThat(services.workflows().revisionOf("e1"))
        .isEqualTo(
            new Revision(
                "{}",
                "role",
                new DefinitionInUse.Settings(List.of("logs:*"), true, Optional.of("key")),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z"))));
  }

  @Test
  void allAliasesOfAStateMachineAreReadWithTheVersionsThatTheyRouteTo() {
    aws.on("ListStateMachineAliases")
        .answers(
            "{\"stateMachineAliases\": [{\"stateMachineAliasArn\": \"m:a\"}],"
                + " \"nextToken\": \"more\"}")
        .answers("{\"stateMachineAliases\": [{\"stateMachineAliasArn\": \"m:b\"}]}");
    aws.on("DescribeStateMachineAlias")
        .always(
            call ->
                "{\"routingConfiguration\": [{\"stateMachineVersionArn\": \"m:1\", \"weight\":"
                    + " 90}, {\"stateMachineVersionArn\": \"m:2\", \"weight\": 10}]}");

    assertThat(services.workflows().aliases("m"))
        .containsExactly(
            new WorkflowAlias("m:a", List.of("m:1", "m:2")),
            new WorkflowAlias("m:b", List.of("m:1", "m:2")));
  }

  @Test
  void aStateMachineThatIsNotThereHasNothing() {
    for (String call :
        List.of("DescribeStateMachine", "ListExecutions", "ListStateMachineAliases")) {
      aws.on(call).refuses(400, "StateMachineDoesNotExist", "State Machine Does Not Exist: m");
    }
    Workflows workflows = services.workflows();

    assertThat(workflows.machine("m")).isEmpty();
    assertThat(workflows.executions("m", Set.of(WorkflowExecution.State.RUNNING))).isEmpty();
    assertThat(workflows.aliases("m")).isEmpty();
  }

  private static String executions(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            each ->
                "{\"executionArn\": \"arn:e"
                    + each
                    + "\", \"stateMachineVersionArn\": \"machine:7\", \"startDate\": "
                    + (1767225600 + each)
                    + "}")
        .collect(Collectors.joining(", "));
  }

  private static ServiceException failure(Runnable call) {
    return catchThrowableOfType(ServiceException.class, call::run);
  }
}
