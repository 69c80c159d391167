package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import org.assertj.core.api.InstanceOfAssertFactories;
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

  @Test
  void emitsATaskDefinition() {
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
  }

  @Test
  void emitsAServiceWithItsLog() {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE + "  services:\n    Watch: { image: 'example.com/watch:1', count: 2 }\n");

    assertThat(emitted.problems()).isEmpty();
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
                DependsOn: [CumulusECSClusterCapacity]
                Properties:
                  Cluster: !Ref CumulusECSCluster
                  DesiredCount: 2
                  TaskDefinition: !Ref WatchTaskDefinition
                  DeploymentConfiguration:
                    DeploymentCircuitBreaker: { Enable: true, Rollback: true }
                    MaximumPercent: 200
                    MinimumHealthyPercent: 100
                  CapacityProviderStrategy:
                    - { CapacityProvider: !Ref CumulusECSCapacityProvider, Weight: 1 }
                  ForceNewDeployment:
                    EnableForceNewDeployment: true
                    ForceNewDeploymentNonce: capacity-provider
                """));
    assertThat(emitted.template().resources()).doesNotContainKey("WatchEcsLogSubscription");
  }

  @Test
  void emitsHowAServiceIsWatchedAndTagged() {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + """
                  services:
                    Watch:
                      image: example.com/watch:1
                      healthCheck: { command: [CMD, check], startPeriod: 60 }
                      logRetention: 7
                      logToSharedDestination: arn:aws:logs:us-east-1:123456789012:destination:all
                      tags: { team: ingest }
                      activityAlarms: { scheduleTime: 300, timeouts: 2 }
                      commands: [work, --activityArn, { Ref: WatchActivity }]
                activities: [{ name: Watch }]
                """);

    assertThat(emitted.property("WatchTaskDefinition", "ContainerDefinitions", 0, "HealthCheck"))
        .isEqualTo(
            plain(
                "{ Command: [CMD, check], Interval: 30, Timeout: 5, Retries: 3, StartPeriod: 60 }"));
    assertThat(emitted.property("WatchEcsLogs", "RetentionInDays")).isEqualTo("7");
    assertThat(emitted.resource("WatchEcsLogSubscriptionToSharedDestination"))
        .isEqualTo(
            plain(
                """
                Type: AWS::Logs::SubscriptionFilter
                DependsOn: [WatchEcsLogs]
                Properties:
                  DestinationArn: arn:aws:logs:us-east-1:123456789012:destination:all
                  LogGroupName: my-app-WatchEcsLogs
                  FilterPattern: ''
                """));
    assertThat(emitted.property("WatchECSService", "Tags"))
        .isEqualTo(plain("[{ Key: team, Value: ingest }]"));
    assertThat(emitted.property("WatchECSService", "PropagateTags")).isEqualTo("SERVICE");
    assertThat(emitted.property("WatchTaskDefinition", "Tags"))
        .isEqualTo(plain("[{ Key: team, Value: ingest }]"));
    assertThat(emitted.properties("WatchActivityScheduleTimeAlarm"))
        .containsEntry("MetricName", "ActivityScheduleTime")
        .containsEntry("Threshold", "300000")
        .containsEntry("Dimensions", plain("[{ Name: ActivityArn, Value: !Ref WatchActivity }]"));
    assertThat(emitted.properties("WatchActivityTimeoutsAlarm"))
        .containsEntry("MetricName", "ActivitiesTimedOut")
        .containsEntry("Threshold", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "'TimeoutSeconds: 600', 'TimeoutSeconds: 900', 900",
    "'TimeoutSeconds: 7200', 'TimeoutSeconds: 1', 7200",
    "'TimeoutSeconds: 7201', 'TimeoutSeconds: 1', 7200",
    "'TimeoutSeconds: 600', 'Comment: no end', 7200",
    "'TimeoutSecondsPath: $.t', 'TimeoutSeconds: 1', 7200"
  })
  void givesAWorkerTheTimeOfItsLongestTaskToStop(String first, String second, String seconds) {
    Emitted emitted =
        Emitted.of(
            NAMED_PROFILE
                + """
                  services:
                    Watch:
                      image: example.com/watch:1
                      commands: [work, --activityArn, { Ref: WatchActivity }]
                    Other: { image: example.com/other:1 }
                activities: [{ name: Watch }]
                stepFunctions:
                  Flow:
                    StartAt: A
                    States:
                      A: { Type: Task, Resource: '${WatchActivity}', FIRST, Next: B }
                      B:
                        Type: Map
                        ItemProcessor:
                          StartAt: C
                          States: { C: { Type: Task, Resource: '${WatchActivity}', SECOND, End: true } }
                        End: true
                """
                    .replace("FIRST", first)
                    .replace("SECOND", second));

    assertThat(emitted.property("WatchTaskDefinition", "ContainerDefinitions", 0, "StopTimeout"))
        .isEqualTo(seconds);
    assertThat(emitted.property("OtherTaskDefinition", "ContainerDefinitions", 0))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .doesNotContainKey("StopTimeout");
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
                TreatMissingData: breaching
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

  private static Object plain(String yaml) {
    return Plain.of(CfnReader.value(Yaml.read(yaml)));
  }
}
