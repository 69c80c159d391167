package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Emitted;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import org.junit.jupiter.api.Test;

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

  private static Object plain(String yaml) {
    return Plain.of(CfnReader.value(Yaml.read(yaml)));
  }
}
