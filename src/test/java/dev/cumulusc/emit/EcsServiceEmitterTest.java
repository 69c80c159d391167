package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsServiceEmitterTest {
  private static final String NAMED_PROFILE =
      """
      prefix: my-app
      iams: { instanceProfile: 'arn:aws:iam::123456789012:instance-profile/my-app-ecs' }
      ecs:
        instanceType: t3.large
      """;

  private static final String OWN_ROLES =
      """
      prefix: my-app
      lambdas:
        Ingest:
          handler: index.handler
          source: src
          layers: ['arn:aws:lambda:us-east-1:123456789012:layer:x:1']
          tables: [Files]
      activities:
        - name: Ingest
      ecs:
        instanceType: t3.large
      """;

  private static final String WORKER =
      """
          Ingest:
            image: cumuluss/cumulus-ecs-task:2.1.0
            commands:
              - --activityArn
              - { function: Ref, value: IngestActivity }
              - --lambdaArn
              - { function: 'Fn::GetAtt', array: [IngestLambdaFunction, Arn] }
      """;

  @Test
  void emitsAServiceWithWhatItNeeds() {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + """
                  services:
                    Watch:
                      image: example.com/watch:1
                      cpu: 400
                      memory: 700
                      count: 2
                      networkMode: host
                      privileged: true
                      volumes: [{ name: data, path: /data, dst: /mnt/data }]
                      envs: { LEVEL: 007, TIMEOUT: '"30"', QUIET: yes, NONE: '' }
                      commands: [watch, '"--every"', 5]
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.resource("WatchTaskDefinition"))
        .isEqualTo(
            plain(
                """
                Type: AWS::ECS::TaskDefinition
                Properties:
                  Volumes:
                    - { Name: data, Host: { SourcePath: /data } }
                  NetworkMode: host
                  ContainerDefinitions:
                    - Name: Watch
                      Cpu: 400
                      Essential: true
                      MountPoints:
                        - { SourceVolume: data, ContainerPath: /mnt/data }
                      Privileged: true
                      Environment:
                        - { Name: LEVEL, Value: '007' }
                        - { Name: TIMEOUT, Value: '30' }
                        - { Name: QUIET, Value: 'yes' }
                        - { Name: NONE, Value: '' }
                      Image: example.com/watch:1
                      MemoryReservation: 700
                      Command: [watch, --every, '5']
                      LogConfiguration:
                        LogDriver: awslogs
                        Options:
                          awslogs-group: !Ref WatchEcsLogs
                          awslogs-region: !Sub '${AWS::Region}'
                """));
    assertThat(emitted.resource("WatchEcsLogs"))
        .isEqualTo(
            plain(
                """
                Type: AWS::Logs::LogGroup
                Properties: { LogGroupName: my-app-WatchEcsLogs, RetentionInDays: 30 }
                """));
    assertThat(emitted.resource("WatchECSService"))
        .isEqualTo(
            plain(
                """
                Type: AWS::ECS::Service
                DependsOn: [CumulusECSAutoScalingGroup]
                Properties:
                  Cluster: !Ref CumulusECSCluster
                  DesiredCount: 2
                  TaskDefinition: !Ref WatchTaskDefinition
                  DeploymentConfiguration: { MaximumPercent: 100, MinimumHealthyPercent: 0 }
                """));
    assertThat(emitted.template().resources()).doesNotContainKey("WatchEcsLogSubscription");
  }

  @Test
  void emitsTheAlarmsOfAService() {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + """
                  services:
                    Watch:
                      image: example.com/watch:1
                      count: 2
                      alarms:
                        Busy:
                          alarm_description: Much to do
                          comparison_operator: GreaterThanThreshold
                          metric: CPUUtilization
                          threshold: 80.5
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("WatchECSServiceTaskCountLowAlarm"))
        .isEqualTo(
            plain(
                """
                AlarmDescription: There are less tasks running than the desired
                AlarmName: my-app-Watch-TaskCountLowAlarm
                ComparisonOperator: LessThanThreshold
                EvaluationPeriods: 1
                MetricName: MemoryUtilization
                Statistic: SampleCount
                Threshold: 2
                Period: 60
                Namespace: AWS/ECS
                Dimensions:
                  - { Name: ClusterName, Value: !Ref CumulusECSCluster }
                  - { Name: ServiceName, Value: !GetAtt WatchECSService.Name }
                """));
    assertThat(emitted.properties("WatchBusyAlarm"))
        .isEqualTo(
            plain(
                """
                AlarmDescription: Much to do
                AlarmName: my-app-Watch-BusyAlarm
                ComparisonOperator: GreaterThanThreshold
                EvaluationPeriods: 5
                MetricName: CPUUtilization
                Statistic: Average
                Threshold: 80.5
                Period: 60
                Namespace: AWS/ECS
                Dimensions:
                  - { Name: ClusterName, Value: !Ref CumulusECSCluster }
                  - { Name: ServiceName, Value: !GetAtt WatchECSService.Name }
                """));
  }

  @Test
  void startsATaskOnDemandOnly() {
    Emitted emitted =
        Emitted.of(NAMED_PROFILE + "  tasks:\n    Batch: { image: 'example.com/batch:1' }\n");

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.template().resources())
        .containsKeys("BatchTaskDefinition", "BatchEcsLogs")
        .doesNotContainKeys("BatchECSService", "BatchECSServiceTaskCountLowAlarm");
  }

  @Test
  void sendsTheLogToTheFunctionThatTakesLogs() {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + """
                  tasks:
                    Batch: { image: 'example.com/batch:1' }
                lambdas:
                  log2elasticsearch: { handler: index.handler, source: src }
                """);

    assertThat(emitted.resource("BatchEcsLogSubscription"))
        .isEqualTo(
            plain(
                """
                Type: AWS::Logs::SubscriptionFilter
                DependsOn: [BatchEcsLogs, log2elasticsearchLambdaPermissionLog]
                Properties:
                  DestinationArn: !GetAtt log2elasticsearchLambdaFunction.Arn
                  LogGroupName: my-app-BatchEcsLogs
                  FilterPattern: ''
                """));
  }

  @Test
  void givesATaskWithItsOwnInterfaceTheNetwork() {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + """
                  services:
                    Watch: { image: 'example.com/watch:1', networkMode: awsvpc }
                vpc: { subnets: [subnet-1, subnet-2], securityGroup: sg-1 }
                """);

    assertThat(emitted.property("WatchECSService", "NetworkConfiguration"))
        .isEqualTo(
            plain(
                """
                AwsvpcConfiguration: { Subnets: [subnet-1, subnet-2], SecurityGroups: [sg-1] }
                """));
  }

  @Test
  void bringsNoRolesWhereTheProfileIsNamed() {
    Emitted emitted = Emitted.of(NAMED_PROFILE + "  services:\n" + WORKER);

    assertThat(emitted.properties("IngestTaskDefinition"))
        .doesNotContainKeys("TaskRoleArn", "ExecutionRoleArn");
    assertThat(emitted.template().resources().values())
        .noneMatch(resource -> resource.type().startsWith("AWS::IAM::"));
  }

  @Test
  void allowsAWorkerItsActivityItsPackageAndWhatItsFunctionMayDo() {
    Emitted emitted = Emitted.of(OWN_ROLES + "  services:\n" + WORKER);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.properties("IngestTaskDefinition"))
        .containsEntry("TaskRoleArn", plain("!GetAtt IngestTaskRole.Arn"))
        .containsEntry("ExecutionRoleArn", plain("!GetAtt IngestExecutionRole.Arn"));
    assertThat(statements(emitted, "IngestTaskRole"))
        .startsWith(
            plain(
                """
                Effect: Allow
                Action:
                  - states:GetActivityTask
                  - states:SendTaskFailure
                  - states:SendTaskHeartbeat
                  - states:SendTaskSuccess
                Resource: !Ref IngestActivity
                """),
            plain(
                """
                Effect: Allow
                Action: [lambda:GetFunction]
                Resource: !GetAtt IngestLambdaFunction.Arn
                """),
            plain(
                """
                Effect: Allow
                Action: [lambda:GetLayerVersion]
                Resource: arn:aws:lambda:us-east-1:123456789012:layer:x:1
                """))
        .anySatisfy(statement -> assertThat(statement.toString()).contains("table/my-app-Files"));
    assertThat(statements(emitted, "IngestExecutionRole"))
        .containsExactly(
            plain(
                """
                Effect: Allow
                Action: [logs:CreateLogStream, logs:PutLogEvents]
                Resource: !GetAtt IngestEcsLogs.Arn
                """));
  }

  @Test
  void givesAContainerThatIsNoWorkerNoRoleOfItsOwn() {
    Emitted emitted =
        Emitted.of(OWN_ROLES + "  services:\n    Watch: { image: 'example.com/watch:1' }\n");

    assertThat(emitted.properties("WatchTaskDefinition"))
        .doesNotContainKey("TaskRoleArn")
        .containsKey("ExecutionRoleArn");
  }

  @Test
  void warnsOfAWorkerThatRunsWhatIsNotOfTheDeployment() {
    Emitted emitted =
        Emitted.of(
            OWN_ROLES
                + """
                  services:
                    Other:
                      image: cumuluss/cumulus-ecs-task:2.1.0
                      commands: [--lambdaArn, 'arn:aws:lambda:us-east-1:123456789012:function:other']
                """);

    assertThat(emitted.problems())
        .containsExactly(
            "warning C6201 config.yml:15:31 The role of `Other` does not allow this, which is"
                + " nothing of this deployment. Name a role with the permission under"
                + " `iams.instanceProfile`.");
  }

  @Test
  void takesImagesFromTheAccountsRegistryWhereDockerIsTakenAway() {
    Emitted emitted =
        Emitted.of(
            OWN_ROLES + "  docker: null\n  services:\n    Watch: { image: 'team/watch:1' }\n");

    assertThat(emitted.properties("WatchTaskDefinition").toString())
        .contains("${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/team/watch:1");
    assertThat(statements(emitted, "WatchExecutionRole"))
        .contains(
            plain("{ Effect: Allow, Action: [ecr:GetAuthorizationToken], Resource: '*' }"),
            plain(
                """
                Effect: Allow
                Action:
                  - ecr:BatchCheckLayerAvailability
                  - ecr:BatchGetImage
                  - ecr:GetDownloadUrlForLayer
                Resource: !Sub
                  arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/team/watch
                """));
  }

  @Test
  void allowsTheRegistryOfAnotherAccount() {
    Emitted emitted =
        Emitted.of(
            OWN_ROLES
                + """
                  services:
                    Watch: { image: '210987654321.dkr.ecr.us-west-2.amazonaws.com/team/watch@sha256:1' }
                """);

    assertThat(statements(emitted, "WatchExecutionRole").toString())
        .contains("arn:${AWS::Partition}:ecr:us-west-2:210987654321:repository/team/watch}");
  }

  @Test
  void keepsTheLoginToDockerHubInASecret() {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + """
                  docker: { username: 'o"neil' }
                  services:
                    Hub: { image: 'team/private:1' }
                    Else: { image: 'example.com/team/private:1' }
                """);

    assertThat(emitted.problems()).isEmpty();
    assertThat(emitted.property("CumulusDockerHubLogin", "SecretString"))
        .isEqualTo(plain("!Sub '{\"username\":\"o\\\"neil\",\"password\":\"${DockerPassword}\"}'"));
    assertThat(emitted.template().parameters())
        .containsOnlyKeys("CumulusECSImage", "DockerPassword");
    assertThat(emitted.properties("HubTaskDefinition").toString())
        .contains("RepositoryCredentials={CredentialsParameter={Ref=CumulusDockerHubLogin}}");
    assertThat(statements(emitted, "HubExecutionRole"))
        .contains(
            plain(
                """
                Effect: Allow
                Action: [secretsmanager:GetSecretValue]
                Resource: !Ref CumulusDockerHubLogin
                """));
    assertThat(emitted.properties("ElseTaskDefinition").toString())
        .doesNotContain("RepositoryCredentials", "ExecutionRoleArn");
    assertThat(emitted.properties("CumulusECSLaunchTemplate").toString())
        .doesNotContain("DockerPassword");
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu, true",
    "team/image:1, true",
    "docker.io/team/image, true",
    "localhost/image, false",
    "registry:5000/image, false",
    "public.ecr.aws/team/image, false",
  })
  void logsInForImagesOnDockerHubOnly(String image, boolean login) {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + "  docker: { username: me }\n  services:\n    Some: { image: '"
                + image
                + "' }\n");

    assertThat(
            emitted.properties("SomeTaskDefinition").toString().contains("RepositoryCredentials"))
        .isEqualTo(login);
  }

  private static List<Object> statements(Emitted emitted, String role) {
    Object statements = emitted.property(role, "Policies", 0, "PolicyDocument", "Statement");
    return List.copyOf((List<?>) statements);
  }

  private static Object plain(String yaml) {
    return Plain.of(CfnReader.value(Yaml.read(yaml)));
  }
}
