package dev.cumulusc.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerMoveTest {
  private static final String FUNCTIONS =
      """
      prefix: test
      prefixNoDash: Test
      lambdas:
        Ingest: { handler: index.handler, source: src/ingest }
        Report: { handler: index.handler, source: src/report }
      """;

  private static final String WORKFLOW =
      """
      stepFunctions:
        Daily:
          StartAt: Ingest
          States:
            Ingest: { Type: Task, Resource: '${IngestLambdaFunction.Arn}', Next: Report }
            Report: { Type: Task, Resource: '${ReportLambdaFunction.Arn}', End: true }
      """;

  private static final String BY_HAND =
      """
      activities:
        - name: Ingest
      stepFunctions:
        Daily:
          StartAt: Ingest
          States:
            Ingest: { Type: Task, Resource: '${IngestActivity}', Next: Report }
            Report: { Type: Task, Resource: '${ReportLambdaFunction.Arn}', End: true }
      ecs:
        instanceType: t3.large
        services:
          Ingest:
            docker: true
            image: cumuluss/cumulus-ecs-task:2.1.0
            memory: 4000
            count: 1
            envs:
              AWS_DEFAULT_REGION: { function: 'Fn::Sub', value: '${AWS::Region}' }
            commands:
              - cumulus-ecs-task
              - '--activityArn'
              - { function: Ref, value: IngestActivity }
              - '--lambdaArn'
              - { function: Ref, value: IngestLambdaFunction }
      """;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void completesWhatTheGuideWritesByHand() {
    DockerMove.Result moved =
        move(
            FUNCTIONS
                + WORKFLOW
                + """
                ecs:
                  instanceType: t3.large
                  services:
                    Ingest: { docker: true, memory: 4000, count: 1 }
                """);
    Deployment byHand = Configurations.deployment(FUNCTIONS + BY_HAND);

    assertThat(Configurations.reports(diagnostics)).isEmpty();
    assertThat(moved.moved())
        .containsExactly(new DockerMove.Moved("Ingest", "Ingest", "Ingest", 1, false));
    assertThat(shape(moved.deployment())).isEqualTo(shape(byHand));
  }

  @ParameterizedTest
  @CsvSource({"1.2.0, true", "1.2.3, true", "1.2.4, false", "2.1.0, false"})
  void givesTheFunctionsArnToWorkersThatTakeNoName(String version, boolean arn) {
    DockerMove.Result moved =
        move(
            FUNCTIONS
                + WORKFLOW
                + """
                ecs:
                  instanceType: t3.large
                  services:
                    Ingest: { docker: true, image: 'cumuluss/cumulus-ecs-task:%s', count: 1 }
                """
                    .formatted(version));

    EcsService service = moved.deployment().ecs().orElseThrow().services().get(0);
    assertThat(service.definition().command().get(4).value() instanceof CfnValue.GetAtt)
        .isEqualTo(arn);
  }

  @Test
  void leavesADeploymentAloneThatWasMovedByHand() {
    DockerMove.Result result = move(FUNCTIONS + BY_HAND);

    assertThat(Configurations.reports(diagnostics)).isEmpty();
    assertThat(result.moved()).isEmpty();
    assertThat(shape(result.deployment()))
        .isEqualTo(shape(Configurations.deployment(FUNCTIONS + BY_HAND)));
  }

  @Test
  void takesTheFunctionAndTheActivityFromTheCommand() {
    DockerMove.Result result =
        move(
            FUNCTIONS
                + WORKFLOW
                + """
                ecs:
                  instanceType: t3.large
                  services:
                    Big:
                      docker: true
                      commands:
                        - --activity-arn
                        - { function: 'Fn::GetAtt', array: [HeavyActivity, Arn] }
                        - -l
                        - { function: 'Fn::Sub', value: '${IngestLambdaFunction.Arn}' }
                """);

    assertThat(Configurations.reports(diagnostics)).isEmpty();
    assertThat(result.moved())
        .containsExactly(new DockerMove.Moved("Ingest", "Heavy", "Big", 1, false));
    assertThat(result.deployment().activities())
        .extracting(activity -> activity.name().value())
        .containsExactly("Heavy");
    assertThat(definition(result)).contains("${HeavyActivity}");
  }

  @Test
  void defaultsOnlyWhatIsMissing() {
    DockerMove.Result result =
        move(
            FUNCTIONS
                + WORKFLOW
                + """
                ecs:
                  instanceType: t3.large
                  services:
                    Ingest:
                      docker: true
                      image: example.com/worker:7
                      envs: { AWS_DEFAULT_REGION: us-west-2, LEVEL: debug }
                """);

    EcsService service = result.deployment().ecs().orElseThrow().services().get(0);
    assertThat(service.definition().image().orElseThrow().value())
        .isEqualTo("example.com/worker:7");
    assertThat(service.definition().variables().keySet())
        .extracting(name -> name.value())
        .containsExactly("AWS_DEFAULT_REGION", "LEVEL");
    assertThat(service.definition().command()).hasSize(5);
  }

  @Test
  void movesNothingWithoutTheFlag() {
    String configuration =
        FUNCTIONS
            + WORKFLOW
            + """
            ecs:
              instanceType: t3.large
              services:
                Ingest: { docker: false, image: example.com/worker:7 }
            """;

    DockerMove.Result result = move(configuration);

    assertThat(result.moved()).isEmpty();
    assertThat(shape(result.deployment()))
        .isEqualTo(shape(Configurations.deployment(configuration)));
  }

  @Test
  void reportsAFunctionThatIsNotThere() {
    move(
        FUNCTIONS
            + WORKFLOW
            + """
            ecs:
              instanceType: t3.large
              services:
                Ingst: { docker: true }
                ByLogicalId:
                  docker: true
                  commands: [--lambdaArn, { function: Ref, value: ReprtLambdaFunction }]
                ByPhysicalName:
                  docker: true
                  commands: [--lambdaArn, Report]
            """);

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "15:5 C2201 `docker: true` moves the Lambda function `Ingst`, but there is none of that"
                + " name.",
            "18:31 C2201 `docker: true` moves the Lambda function `Reprt`, but there is none of that"
                + " name.",
            "21:31 C2201 `docker: true` moves the Lambda function `Report`, but there is none of"
                + " that name.");
    assertThat(diagnostics.sorted())
        .extracting(diagnostic -> diagnostic.help().orElseThrow())
        .containsExactly(
            "Did you mean `Ingest`?", "Did you mean `Report`?", "Did you mean `test-Report`?");
  }

  @Test
  void warnsOfAFlagThatMovesNothing() {
    move(
        FUNCTIONS
            + WORKFLOW
            + """
            ecs:
              instanceType: t3.large
              services:
                Watcher: { docker: true, image: example.com/watcher, commands: [watch] }
                Foreign:
                  docker: true
                  commands: [--lambdaArn, 'arn:aws:lambda:us-east-1:123456789012:function:other']
                Loose:
                  docker: true
                  commands:
                    [--lambdaArn, test-Ingest, --activityArn, { function: Ref, value: SomeParameter }]
            """);

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "15:24 C2202 `docker: true` moves nothing, since `commands` has no `--lambdaArn`, and"
                + " there is no Lambda function `Watcher`.",
            "18:31 C2202 `docker: true` moves nothing, since its `--lambdaArn` is no Lambda function"
                + " of this deployment.",
            "22:51 C2202 `docker: true` moves nothing, since its `--activityArn` is no activity of"
                + " this deployment.");
  }

  @Test
  void reportsAFunctionBehindTwoActivities() {
    move(
        FUNCTIONS
            + WORKFLOW
            + """
            ecs:
              instanceType: t3.large
              services:
                Ingest: { docker: true }
                Second: { docker: true, image: own:1, commands: [--lambdaArn, test-Ingest] }
            """);

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "16:23 C2204 The service `Second` moves `Ingest` behind the activity `Second`, but"
                + " `Ingest` moves it behind `Ingest`.");
  }

  @Test
  void letsTwoServicesShareTheTasksOfAFunction() {
    DockerMove.Result result =
        move(
            FUNCTIONS
                + WORKFLOW
                + """
                ecs:
                  instanceType: t3.large
                  services:
                    Ingest: { docker: true }
                    More:
                      docker: true
                      commands: [--lambdaArn, test-Ingest, --activityArn, 'arn:aws:states:us-east-1:1:activity:test-Ingest-Activity']
                """);

    assertThat(Configurations.reports(diagnostics)).isEmpty();
    assertThat(result.moved())
        .containsExactly(new DockerMove.Moved("Ingest", "Ingest", "Ingest", 1, false));
    assertThat(result.deployment().activities()).hasSize(1);
  }

  @Test
  void reportsAnActivityOfTwoFunctions() {
    move(
        FUNCTIONS
            + WORKFLOW
            + """
            ecs:
              instanceType: t3.large
              services:
                Ingest: { docker: true }
                Report:
                  docker: true
                  commands:
                    [--lambdaArn, test-Report, --activityArn, { function: Ref, value: IngestActivity }]
            """);

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "17:15 C2203 The service `Report` moves `Report` behind the activity `Ingest`, whose"
                + " tasks the service `Ingest` runs with `Ingest`.");
  }

  @Test
  void warnsOfAWorkerThatNoStateUses() {
    move(
        FUNCTIONS
            + """
            ecs:
              instanceType: t3.large
              services:
                Ingest: { docker: true }
            """);

    assertThat(Configurations.reports(diagnostics))
        .containsExactly(
            "9:23 C2205 No state of a workflow uses the Lambda function `Ingest` or the activity"
                + " `Ingest`, so the service `Ingest` waits for nothing.");
  }

  private DockerMove.Result move(String configuration) {
    return DockerMove.apply(
        Configurations.deployment(configuration), LocalHandlers.none(), diagnostics);
  }

  private static String definition(DockerMove.Result result) {
    return result.deployment().workflows().get(0).definition().toString();
  }

  /** What a deployment comes to, without the origins. */
  private static List<Object> shape(Deployment deployment) {
    return List.of(
        deployment.activities().stream().map(activity -> activity.name().value()).toList(),
        deployment.ecs().orElseThrow().services().stream().map(DockerMoveTest::shape).toList(),
        deployment.workflows().stream()
            .map(workflow -> Configurations.json(workflow.definition()))
            .toList());
  }

  private static List<Object> shape(EcsService service) {
    return List.of(
        service.name().value(),
        service.definition().image().orElseThrow().value(),
        service.size().memory().value(),
        service.count().value(),
        service.definition().variables().entrySet().stream()
            .map(env -> env.getKey().value() + "=" + Plain.of(env.getValue().value()))
            .toList(),
        service.definition().command().stream().map(command -> Plain.of(command.value())).toList());
  }
}
